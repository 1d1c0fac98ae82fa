import { expect } from 'vitest';
import { failedRules, type Report } from '../../apps/conformance/src/index.js';

/** Time for a run, in milliseconds, on a machine that has other things to do. */
export const RUN_WITHIN_MS = 60_000;

/** Exactly these rules failed; where others did, the message says with what. */
export function expectToFail(report: Report, rules: readonly number[]): void {
  const failures = report.results.flatMap(({ number, failures }) =>
    failures.map(({ expectation, found }) => `rule ${number}: ${expectation} ${found}`),
  );
  expect(failedRules(report), failures.join('\n')).toEqual(rules);
}
