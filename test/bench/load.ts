import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const LOADER = resolve(import.meta.dirname, 'load.mjs');

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

/** Has a process of its own poll a side as fast as its connections carry it. */
export async function pollAll({ url }: { readonly url: string }, load: Load): Promise<Measured> {
  const env = { PATH: process.env['PATH'] ?? '', LOAD: JSON.stringify({ url, ...load }) };
  const { stdout } = await promisify(execFile)(process.execPath, [LOADER], { env });
  return JSON.parse(stdout) as Measured;
}
