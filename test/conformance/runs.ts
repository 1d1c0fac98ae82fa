import { expect } from 'vitest';
import { type Report } from '../../apps/conformance/src/index.js';

/** Time for a run, in milliseconds, on a machine that has other things to do. */
export const RUN_WITHIN_MS = 60_000;

/** Exactly these checks failed; where others did, the message says with what. */
export function expectToFail(report: Report, checks: readonly string[]): void {
  const failures = report.results.flatMap(({ name, failures }) =>
    failures.map(({ expectation, found }) => `${name}: ${expectation} ${found}`),
  );
  const failed = report.results.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  expect(failed, failures.join('\n')).toEqual(checks);
}
