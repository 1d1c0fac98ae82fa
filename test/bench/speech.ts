import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { phraseOf, robotOf, robotSecretOf } from './dataset.js';

const PUBLISHER = resolve(import.meta.dirname, 'publisher.mjs');

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
export async function speak(speech: Speech): Promise<{ readonly perSecond: number }> {
  const robots = Array.from({ length: speech.robots }, (_, index) => ({
    id: robotOf(index + 1),
    secret: robotSecretOf(index + 1),
    phrase: phraseOf(index + 1),
  }));
  runs += 1;
  const PUBLISH = JSON.stringify({ ...speech, robots, run: `run-${process.pid}-${runs}` });
  const env = { PATH: process.env['PATH'] ?? '', PUBLISH };
  const { stdout } = await promisify(execFile)(process.execPath, [PUBLISHER], { env });
  return JSON.parse(stdout) as { perSecond: number };
}
