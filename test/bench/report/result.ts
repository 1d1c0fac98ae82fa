/** Something measured over and over: the median of its rounds, and the lowest and highest of them. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface Bar extends Spread {
  readonly side: string;
  /** Where it is not that of the whole comparison. */
  readonly target?: number;
}

/** Sides beside each other, in one unit. */
export interface Comparison {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** In the same unit. */
  readonly target?: number;
}

/** A figure that is to be reached. */
export interface Target {
  readonly what: string;
  /** Empty where it is a ratio. */
  readonly unit: string;
  readonly measured: number;
  readonly is: 'at least' | 'at most';
  readonly bound: number;
}

/** What one benchmark found: all of it, as it is kept and drawn. */
export interface Result {
  /** As in `npm run bench -- NAME`. */
  readonly name: string;
  /** What was measured under which circumstances: a sentence or two for the reader. */
  readonly setting: string;
  readonly comparisons: readonly Comparison[];
  /** More figures of the sides, a row each. */
  readonly tables: readonly {
    readonly title: string;
    readonly rows: readonly Readonly<Record<string, string | number>>[];
  }[];
  readonly targets: readonly Target[];
}

export const isMet = ({ measured, is, bound }: Target): boolean =>
  is === 'at least' ? measured >= bound : measured <= bound;

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: sorted[0] ?? 0, high: sorted.at(-1) ?? 0 };
}

/** @param sorted the lowest first */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Three digits say all that a measurement does. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
