import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const PROGRAM = resolve(import.meta.dirname, '../../dist/apps/ifttt-stand-in/src/main.js');
const GUARD = pathToFileURL(resolve(import.meta.dirname, '../support/network-guard.mjs')).href;
const START_WITHIN_MS = 45_000;

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** The built stand-in, as a process of its own. */
export class StandInProcess {
  output = '';
  #child: ChildProcess;
  #exited: Promise<unknown>;

  /** @param secrets by the names of the environment */
  constructor(
    private readonly args: readonly string[],
    private readonly secrets: Readonly<Record<string, string>>,
  ) {}

  /** Resolves when it listens, and has begun with what was pending. */
  async start(): Promise<void> {
    this.output = '';
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', GUARD, PROGRAM, ...this.args], {
      env: { PATH: process.env['PATH'] ?? '', ...this.secrets },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    running.add(child);
    this.#exited = once(child, 'exit').then(() => running.delete(child));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.output += String(text)));
    const deadline = Date.now() + START_WITHIN_MS;
    while (!this.output.includes('The stand-in is at')) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`No stand-in: ${this.output}`);
      await delay(20);
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.#child?.kill(signal);
    await this.#exited;
    return this.#child?.exitCode ?? null;
  }
}
