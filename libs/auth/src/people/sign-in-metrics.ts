import { ServiceError } from '#ifttt';
import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Counter } from 'prom-client';

@Injectable()
export class SignInMetrics {
  private readonly attempts: Counter<'outcome'>;

  constructor(metrics: Metrics) {
    this.attempts = metrics.counter({
      name: 'sign_in_attempts_total',
      help: 'Attempts to sign in, in the app or on our pages, by what became of them.',
      labelNames: ['outcome'],
    });
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

/** `broken`: nobody could say whether the password was right. */
function outcomeOf(error: unknown): 'failed' | 'throttled' | 'broken' {
  const name = error instanceof ServiceError ? error.name : undefined;
  if (name === 'WrongCredentials') return 'failed';
  return name === 'TooManyAttempts' ? 'throttled' : 'broken';
}
