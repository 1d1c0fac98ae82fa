import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const PROGRAM = resolve(import.meta.dirname, '../../dist/apps/third-party/src/main.js');
const GUARD = pathToFileURL(resolve(import.meta.dirname, 'network-guard.mjs')).href;
const START_WITHIN_MS = 45_000;

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** The built program, as a process of its own. */
export class Service {
  /** Everything that it wrote, over all its starts. */
  readonly logs: string[] = [];
  private child: ChildProcess | undefined;
  private exited: Promise<unknown> = Promise.resolve();

  /**
   * @param port where it listens
   * @param env all of its environment
   * @param directory its working directory
   * @param program where it lies; another one is for the next start
   */
  constructor(
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
    private readonly directory: string,
    public program = PROGRAM,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when the service is ready for requests. */
  async start(overrides: Readonly<Record<string, string>> = {}): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', GUARD, this.program], {
      cwd: this.directory,
      env: { PATH: process.env['PATH'] ?? '', PORT: String(this.port), ...this.env, ...overrides },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    running.add(child);
    this.exited = once(child, 'exit').then(() => running.delete(child));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => this.logs.push(String(text)));
    await this.ready();
  }

  /** An orderly end. @returns the exit code, or the signal where the program hands itself over to it at last */
  async stop(): Promise<number | NodeJS.Signals | null> {
    return this.end('SIGTERM');
  }

  /** The end that leaves no time for anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** The process stands still, its connections stay open, and nothing is read from them. Only `kill` comes after. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  async ready(): Promise<void> {
    const child = this.child;
    const deadline = Date.now() + START_WITHIN_MS;
    while (!(await this.answersReady())) {
      if (child?.exitCode !== null || child.signalCode !== null) throw this.notStarted('it ended');
      if (Date.now() > deadline) throw this.notStarted(`not ready within ${START_WITHIN_MS} ms`);
      await delay(20);
    }
  }

  private async answersReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) })).status === 200;
    } catch {
      return false;
    }
  }

  private notStarted(reason: string): Error {
    return new Error(`The service did not start: ${reason}.\n${this.logs.join('').slice(-4000)}`);
  }

  private async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.child?.kill(signal);
    await this.exited;
    return this.child?.exitCode ?? this.child?.signalCode ?? null;
  }
}
