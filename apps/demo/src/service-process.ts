import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from './waiting.js';

const PROGRAM = fileURLToPath(new URL('../../third-party/src/main.js', import.meta.url));
const LOG_TAIL = 30;
const END_WITHIN_MS = 5_000;

/** The service as a process of its own, with nothing of this process's environment but what it is given. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #log: string[] = [];

  private constructor(settings: Readonly<Record<string, string>>) {
    const { PATH, HOME, SystemRoot, TZ } = process.env;
    this.#child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
      env: { PATH, HOME, SystemRoot, TZ, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      // In a process group of its own: Ctrl-C is for us, who end the service after those who are connected to it.
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.#remember(line));
    }
  }

  /** @throws when the service has not been built */
  static spawn(settings: Readonly<Record<string, string>>): ServiceProcess {
    if (!existsSync(PROGRAM)) throw new Error('The service is not built: run "npm run build" first.');
    return new ServiceProcess(settings);
  }

  /** The last lines of the log, oldest first. */
  get logTail(): readonly string[] {
    return this.#log;
  }

  /** Resolves when the probe answers 200. @throws when the process ends before that */
  async ready(probeUrl: string): Promise<void> {
    await eventually(async () => {
      if (this.#ended) throw new Error(`the service ended with ${this.#ending}`);
      const response = await fetch(probeUrl).catch(() => undefined);
      return response?.status === 200 || undefined;
    });
  }

  /** Resolves, with how, when the process has ended for whatever reason. */
  async ended(): Promise<string> {
    if (!this.#ended) await once(this.#child, 'exit');
    return this.#ending;
  }

  /** Asks the process to end, and makes it after five seconds. */
  async end(): Promise<void> {
    if (this.#ended) return;
    const force = setTimeout(() => this.#child.kill('SIGKILL'), END_WITHIN_MS);
    this.#child.kill('SIGTERM');
    await this.ended();
    clearTimeout(force);
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get #ending(): string {
    return this.#child.signalCode ?? `exit code ${this.#child.exitCode}`;
  }

  #remember(line: string): void {
    this.#log.push(line);
    if (this.#log.length > LOG_TAIL) this.#log.shift();
  }
}
