import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file in which each suite leaves a line with the number of cases it has tried. */
    tally: string;
  }
}

/** What a whole run tries at the least. */
const AT_LEAST = 20_000;

/** Says how many cases of bad input a run has tried; where everything must be tested, they have to be enough. */
export default function setup(project: TestProject): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'robot-ifttt-cases-'));
  const tally = join(directory, 'tally');
  writeFileSync(tally, '');
  project.provide('tally', tally);
  return () => {
    const tried = readFileSync(tally, 'utf8')
      .split('\n')
      .reduce((sum, line) => sum + Number(line), 0);
    rmSync(directory, { recursive: true });
    console.log(`Bad input: ${tried} cases tried`);
    if (process.env['CI'] === 'true' && tried < AT_LEAST) throw new Error(`Fewer than ${AT_LEAST} cases were tried.`);
  };
}
