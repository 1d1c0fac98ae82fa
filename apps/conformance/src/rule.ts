import { type Exchange } from './http/exchange.js';
import { type ServiceUnderTest } from './service/service-under-test.js';

/**
 * What must be there before a check means anything. Without it the check is skipped, and says so:
 * `samples`: `test/setup` gave some (rule 10); `credential`: what it gave opens the steps (rule 11);
 * `accounts`: the service has users of its own.
 */
export type Need = 'samples' | 'credential' | 'accounts';

interface Named {
  /** Of the platform's rules: see docs/conformance.md. A rule of several subjects has several checks. */
  readonly number: number;
  /** One of its kind, in kebab case: the subject. */
  readonly name: string;
  /** What the service does when all is well, in one line. */
  readonly title: string;
}

/** A check that asks the service. */
export interface CheckedRule extends Named {
  readonly needs?: readonly Need[];
  check(service: ServiceUnderTest, findings: Findings): Promise<void>;
}

/**
 * A check that looks over what was exchanged for all others, after them. What another rule has already reported is left
 * out: one fault, one rule.
 */
export interface ReviewedRule extends Named {
  review(exchanges: readonly Exchange[], findings: Findings): void;
}

export type Rule = CheckedRule | ReviewedRule;

/** One expectation that did not come true. */
export interface Fault {
  /** In words: "A poll with limit 1 gives one event." */
  readonly expectation: string;
  /** What came instead: "It gave 3." Left out, the status of the answer stands for it. */
  readonly found?: string;
  /** What the service's developer can do. */
  readonly fix: string;
  /** Where it shows. */
  readonly exchange?: Exchange;
}

/** Where a check puts what it found. It goes on after a fault: one run tells all. */
export interface Findings {
  /** Notes a fault where the condition does not hold. @returns the condition */
  expect(condition: boolean, fault: Fault): boolean;
  /** What could not be looked at, and why; the check goes on. */
  leaveOut(reason: string): void;
  /** Ends a check that has nothing to look at. A fault already found stands. */
  skip(reason: string): never;
}
