import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = resolve(import.meta.dirname, 'load.lua');

/** What one side did in one round. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Requests without an answer of 200. */
  readonly failed: number;
}

export interface Load {
  readonly owners: number;
  readonly connections: number;
  readonly seconds: number;
  readonly gzip: boolean;
}

/**
 * Polls a side as fast as its connections carry it, by wrk: it takes a tenth of the processor's time that the sides take,
 * where load made by Node takes as much as they do and hides the difference between them.
 *
 * @throws where there is no wrk
 */
export async function runLoad(
  { url }: { readonly url: string },
  { owners, connections, seconds, gzip }: Load,
): Promise<Measured> {
  const options = [`-c${connections}`, '-t1', `-d${seconds}s`, '--timeout=10s', `-s${SCRIPT}`];
  const polling = promisify(execFile)('wrk', [...options, url, '--', String(owners), gzip ? 'gzip' : 'identity']);
  const { stdout } = await polling.catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? new Error('Polls are measured with wrk: install it (Debian: apt-get install wrk)')
      : error;
  });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Measured;
}
