let turned = false;

/**
 * A number that the environment may set.
 *
 * @throws Error for anything but a whole number of 1 or more
 */
export function knob(name: `BENCH_${string}`, usual: number): number {
  const text = process.env[name];
  if (text === undefined) return usual;
  turned = true;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number of 1 or more.`);
  return value;
}

/** Whether the results go into docs/benchmarks.md: those of the usual sizes do, unless BENCH_KEEP says otherwise. */
export function isKept(): boolean {
  const keep = process.env['BENCH_KEEP'];
  return keep === undefined ? !turned : keep === 'on';
}
