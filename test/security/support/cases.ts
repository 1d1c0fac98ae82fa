import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, inject } from 'vitest';

/** Set to repeat a run; without it every run tries other cases. */
const seed = Number(process.env['FAST_CHECK_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/**
 * Tries generated cases, and counts them for all of a suite.
 *
 * A failure tells the smallest case that fails, with the seed. To see it again, run its test alone with the same seed:
 * `FAST_CHECK_SEED=1234 npm run test:security -- bad-requests -t 'POST /robots'`.
 */
export class Cases {
  private tried = 0;

  constructor(title: string) {
    beforeAll(() => console.log(`${title}: FAST_CHECK_SEED=${seed}`));
    afterAll(() => {
      console.log(`${title}: ${this.tried} cases tried`);
      appendFileSync(inject('tally'), `${this.tried}\n`);
    });
  }

  /**
   * @param each how many cases one value is
   * @throws for the smallest value found for which the check fails
   */
  async try<T>(values: fc.Arbitrary<T>, amount: number, check: (one: T) => Promise<void>, each = 1): Promise<void> {
    await fc.assert(fc.asyncProperty(values, check), { numRuns: amount, seed });
    this.tried += amount * each;
  }
}
