import { ServiceError } from '#ifttt';
import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Counter } from 'prom-client';

/** `broken`: nobody could say whether the password was right. */
const OUTCOMES = ['succeeded', 'failed', 'throttled', 'broken'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What becomes of attempts to sign in. */
@Injectable()
export class SignInMetrics {
  private readonly attempts: Counter<'outcome'>;

  constructor(metrics: Metrics) {
    this.attempts = metrics.counter({
      name: 'sign_in_attempts_total',
      help: 'Attempts to sign in, in the app or on our pages, by what became of them.',
      labelNames: ['outcome'],
    });
    // From 0 on: Prometheus sees no increase in a series that begins with 1.
    for (const outcome of OUTCOMES) this.attempts.inc({ outcome }, 0);
  }

  /** @throws what `attempt` threw */
  async observe<T>(attempt: Promise<T>): Promise<T> {
    try {
      const result = await attempt;
      this.attempts.inc({ outcome: 'succeeded' });
      return result;
    } catch (error) {
      this.attempts.inc({ outcome: outcomeOf(error) });
      throw error;
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  const name = error instanceof ServiceError ? error.name : undefined;
  if (name === 'WrongCredentials') return 'failed';
  return name === 'TooManyAttempts' ? 'throttled' : 'broken';
}
