import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { eventually } from './waiting.js';

/** Daemons are not in everyone's path. */
export const DAEMON_PATH = [process.env['PATH'], '/usr/sbin', '/usr/local/sbin'].join(delimiter);

/** What recovers from a sudden end has to read its log first. */
const START_WITHIN_MS = 60_000;

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server that a suite starts for itself, and that ends with it at the latest. */
export abstract class Daemon {
  private child: ChildProcess | undefined;
  private exited: Promise<unknown> = Promise.resolve();

  /** @param command program and arguments; it must stay in the foreground */
  protected constructor(
    private readonly command: readonly [program: string, ...args: string[]],
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  /** Resolves when the server answers; rejects with its own words when it ends instead. */
  async start(): Promise<void> {
    const [program, ...args] = this.command;
    const env = { PATH: DAEMON_PATH, ...this.env };
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    running.add(child);
    this.exited = once(child, 'exit').then(() => running.delete(child));
    let words = '';
    child.stderr.on('data', (text) => (words = (words + String(text)).slice(-4000)));
    const hasStarted = (does: boolean): boolean => {
      if (!does && child.exitCode !== null) throw new Error(`${program} did not start:\n${words}`);
      return does;
    };
    await eventually(() => this.answers(), hasStarted, START_WITHIN_MS);
  }

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** An orderly end. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** The end that leaves no time for anything. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** It stands still, its connections stay open, and nothing is read from them, until `thaw`. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  protected abstract answers(): Promise<boolean>;

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.child?.kill(signal);
    await this.exited;
  }
}

/** Those of the programs that this machine does not have. */
export function missingPrograms(...programs: string[]): string[] {
  const has = (program: string) => DAEMON_PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));
  return programs.filter((program) => !has(program));
}
