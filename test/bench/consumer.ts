import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Daemon } from '../support/daemons.js';
import { send } from '../support/http.js';
import { freePort } from '../support/ports.js';
import { phraseOf, robotOf, robotSecretOf } from './dataset.js';

const PUBLISHER = resolve(import.meta.dirname, 'publisher.mjs');
/** Of `/proc/PID/stat`, on every Linux: `getconf CLK_TCK`. */
const TICKS_PER_SECOND = 100;

/** A program that takes in what robots say. */
export class Consumer extends Daemon {
  private constructor(
    readonly name: string,
    readonly url: string,
    readonly settings: Readonly<Record<string, string>>,
    program: readonly string[],
  ) {
    super([process.execPath, ...program], { PORT: new URL(url).port, ...settings });
  }

  /** @param program arguments of Node */
  static async create(
    name: string,
    program: readonly string[],
    settings: Readonly<Record<string, string>>,
  ): Promise<Consumer> {
    const consumer = new Consumer(name, `http://127.0.0.1:${await freePort()}`, settings, program);
    await consumer.start();
    return consumer;
  }

  /** Of all its threads since its start. */
  get cpuSeconds(): number {
    return cpuSecondsOf(this);
  }

  protected answers(): Promise<boolean> {
    return send(`${this.url}/readyz`, { method: 'GET' }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}

/** What the processor did for a process, by Linux's own account. */
export function cpuSecondsOf({ pid }: Daemon): number {
  // proc(5): the name in parentheses may have spaces; utime and stime are the 14th and 15th fields
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export interface Speech {
  /** Of the broker. */
  readonly port: number;
  /** `{root}/{environment}`. */
  readonly topics: string;
  readonly robots: number;
  readonly messages: number;
  /** Of a robot's messages, at most so many are not acknowledged. */
  readonly inFlight: number;
  /** Of all messages, at most so many are not stored. */
  readonly ahead: number;
  /** To be asked what is stored, where the broker acknowledges before. */
  readonly databaseUrl?: string;
}

let runs = 0;

/** Has robots in a process of their own speak as fast as it is stored; resolves when all of it is. */
export async function speak(speech: Speech): Promise<{ readonly perSecond: number; readonly seconds: number }> {
  const robots = Array.from({ length: speech.robots }, (_, index) => ({
    id: robotOf(index + 1),
    secret: robotSecretOf(index + 1),
    phrase: phraseOf(index + 1),
  }));
  runs += 1;
  const PUBLISH = JSON.stringify({ ...speech, robots, run: `run-${process.pid}-${runs}` });
  const env = { PATH: process.env['PATH'] ?? '', PUBLISH };
  const { stdout } = await promisify(execFile)(process.execPath, [PUBLISHER], { env });
  return JSON.parse(stdout) as { perSecond: number; seconds: number };
}
