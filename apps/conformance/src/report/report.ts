import { type Exchange } from '../http/exchange.js';

/** What a run found. Secrets are masked everywhere in it. */
export interface Report {
  /** The API URL prefix that was tested. */
  readonly url: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** In the order of the rules. */
  readonly results: readonly Result[];
  /** Rules that no client can see, each with the reason. */
  readonly notVisible: readonly NotVisible[];
}

export type Outcome = 'passed' | 'failed' | 'skipped';

export interface Result {
  readonly number: number;
  readonly name: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Why it was skipped. */
  readonly reason?: string;
  readonly failures: readonly Failure[];
  /** What was not looked at, and why. */
  readonly leftOut: readonly string[];
  readonly durationMs: number;
}

export interface Failure {
  readonly expectation: string;
  readonly found: string;
  readonly fix: string;
  readonly exchange?: Pick<Exchange, 'request' | 'answer' | 'problem' | 'elapsedMs'>;
}

export interface NotVisible {
  readonly number: number;
  readonly reason: string;
}

/** The numbers of the rules that failed, each once. */
export function failedRules(report: Report): number[] {
  return [...new Set(report.results.filter(({ outcome }) => outcome === 'failed').map(({ number }) => number))];
}
