import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Side } from './side.js';

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

/** Measures the sides in turn, A B C A B C, so that what the machine does besides hits all of them. */
export async function inTurn(
  sides: readonly Side[],
  load: Load,
  rounds: number,
  progress: (line: string) => void,
): Promise<Map<string, Measured[]>> {
  const results = new Map(sides.map(({ name }) => [name, [] as Measured[]]));
  for (const side of sides) await measure(side, { ...load, seconds: 2 });
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of sides) {
      const measured = await measure(side, load);
      results.get(side.name)!.push(measured);
      progress(`round ${round} of ${rounds}: ${side.name} ${Math.round(measured.perSecond)}/s`);
    }
  }
  return results;
}

async function measure({ url }: Side, load: Load): Promise<Measured> {
  const env = { PATH: process.env['PATH'] ?? '', LOAD: JSON.stringify({ url, ...load }) };
  const { stdout } = await promisify(execFile)(process.execPath, [LOADER], { env });
  return JSON.parse(stdout) as Measured;
}

/** Of each figure by itself; more robust than a mean against a round that something else disturbed. */
export function medians(rounds: readonly Measured[]): Measured {
  const median = (of: (measured: Measured) => number) => {
    const sorted = rounds.map(of).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    perSecond: median(({ perSecond }) => perSecond),
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  };
}
