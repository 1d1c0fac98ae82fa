import { type Bar, rounded, spreadOf } from './result.js';

/** What each side did in each of its rounds. */
export type Rounds<Measured> = ReadonlyMap<string, readonly Measured[]>;

/** Some figure of a round; null where a side has none. */
export type Figure<Measured> = (round: Measured) => number | null;

/** A bar for each side. */
export function barsOf<Measured>(found: Rounds<Measured>, figure: (round: Measured) => number): Bar[] {
  return [...found].map(([side, rounds]) => ({ side, ...spreadOf(rounds.map(figure)) }));
}

/** A row for each side: the medians of its figures, by the names of their columns. */
export function rowsOf<Measured>(
  found: Rounds<Measured>,
  columns: Readonly<Record<string, Figure<Measured>>>,
): Record<string, string | number>[] {
  return [...found].map(([side, rounds]) => ({
    side,
    ...Object.fromEntries(Object.entries(columns).map(([column, figure]) => [column, medianOf(rounds.map(figure))])),
  }));
}

function medianOf(values: readonly (number | null)[]): number | string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? '-' : rounded(spreadOf(known).median);
}
