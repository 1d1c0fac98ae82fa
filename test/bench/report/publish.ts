import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isKept } from './knobs.js';
import { thisMachine } from './machine.js';
import { DOCS, writeFormatted } from './docs.js';
import { type Kept, picturesOf, rowOf, sectionOf, withSection } from './section.js';
import { plot } from './plot.js';
import { type Result } from './result.js';

const PAGE = join(DOCS, 'benchmarks.md');
const PICTURES = join(DOCS, 'benchmarks');
const RESULTS = resolve(import.meta.dirname, '../results');

/** The side that this project is. */
export const OURS = 'robot-ifttt';

/**
 * Prints what a benchmark found, and keeps it: as JSON in `test/bench/results`, drawn and told in `docs/benchmarks.md`.
 * A run of other sizes than the usual is printed and not kept, see `isKept`.
 *
 * @param startedAt epoch milliseconds
 */
export async function publish(result: Result, startedAt: number): Promise<void> {
  for (const { title, rows } of result.tables) {
    console.log(title);
    console.table(rows);
  }
  if (result.targets.length > 0) console.table(result.targets.map(rowOf));
  if (!isKept()) return console.log('Not kept: a size is not the usual, or BENCH_KEEP is off.');
  const minutes = Math.max(1, Math.round((Date.now() - startedAt) / 60_000));
  await keep({ ...result, date: new Date().toISOString().slice(0, 10), minutes, machine: thisMachine() });
  console.log(`Kept in test/bench/results/${result.name}.json and docs/benchmarks.md.`);
}

async function keep(kept: Kept): Promise<void> {
  await writeFormatted(join(RESULTS, `${kept.name}.json`), JSON.stringify(kept));
  mkdirSync(PICTURES, { recursive: true });
  const pictures = picturesOf(kept);
  kept.comparisons.forEach((comparison, index) => {
    writeFileSync(join(PICTURES, pictures[index]!), plot(comparison, OURS));
  });
  await writeFormatted(PAGE, withSection(readFileSync(PAGE, 'utf8'), kept.name, sectionOf(kept)));
}
