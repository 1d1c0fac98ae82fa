import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { send } from '../support/http.js';
import { freePort } from '../support/ports.js';
import { eventually } from '../support/waiting.js';
import { identityOf, phraseOf, tokenOf } from './dataset.js';

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server that is measured: a program of its own, which writes its log into nothing. */
export class Side {
  private child: ChildProcess;

  private constructor(
    readonly name: string,
    readonly url: string,
  ) {}

  /** @param path where it takes polls */
  static async start(
    name: string,
    path: string,
    program: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<Side> {
    const port = await freePort();
    const side = new Side(name, `http://127.0.0.1:${port}${path}`);
    side.child = spawn(process.execPath, program, {
      env: { PATH: process.env['PATH'] ?? '', PORT: String(port), ...env },
      stdio: 'ignore',
    });
    running.add(side.child);
    await eventually(
      () =>
        side.poll(1).then(
          () => true,
          () => false,
        ),
      Boolean,
      60_000,
    );
    return side;
  }

  /** @returns the body of the answer to one owner's poll */
  async poll(owner: number): Promise<string> {
    const { status, text } = await send(this.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokenOf(owner)}` },
      json: { trigger_identity: identityOf(owner), triggerFields: { voice_command: phraseOf(owner) } },
    });
    if (status !== 200) throw new Error(`${this.name} answered ${status}: ${text}`);
    return text;
  }

  async stop(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
    running.delete(this.child);
  }
}
