import { Daemon } from '../support/daemons.js';
import { send } from '../support/http.js';
import { freePort } from '../support/ports.js';
import { identityOf, phraseOf, tokenOf } from './dataset.js';

/** A server that is measured: a program of its own, which writes its log into nothing. */
export class Side extends Daemon {
  private constructor(
    readonly name: string,
    readonly url: string,
    program: readonly string[],
    env: Readonly<Record<string, string>>,
  ) {
    super([process.execPath, ...program], env);
  }

  /**
   * @param path where it takes polls
   * @param program arguments of Node
   */
  static async create(
    name: string,
    path: string,
    program: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<Side> {
    const port = await freePort();
    const side = new Side(name, `http://127.0.0.1:${port}${path}`, program, { PORT: String(port), ...env });
    await side.start();
    return side;
  }

  /** @returns the body of the answer to one owner's poll */
  poll(owner: number): Promise<string> {
    return pollOnce(this.name, this.url, owner);
  }

  protected answers(): Promise<boolean> {
    return this.poll(1).then(
      () => true,
      () => false,
    );
  }
}

/** As in every hour: what is polled later is what was polled before. */
export async function pollEveryOwner(name: string, url: string, owners: number): Promise<void> {
  let owner = 0;
  const asking = Array.from({ length: 16 }, async () => {
    while (owner < owners) await pollOnce(name, url, (owner += 1));
  });
  await Promise.all(asking);
}

async function pollOnce(name: string, url: string, owner: number): Promise<string> {
  const { status, text } = await send(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(owner)}` },
    json: { trigger_identity: identityOf(owner), triggerFields: { voice_command: phraseOf(owner) } },
  });
  if (status !== 200) throw new Error(`${name} answered ${status}: ${text}`);
  return text;
}
