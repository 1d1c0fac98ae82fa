import { type Exchange } from './http/exchange.js';
import { type Fault, type Findings } from './rule.js';

/** A check found nothing to look at. */
export class Skipped extends Error {}

/** What one check found. */
export class CollectedFindings implements Findings {
  readonly faults: Fault[] = [];
  readonly leftOut: string[] = [];

  expect(condition: boolean, fault: Fault): boolean {
    if (!condition) this.faults.push(fault);
    return condition;
  }

  leaveOut(reason: string): void {
    this.leftOut.push(reason);
  }

  skip(reason: string): never {
    throw new Skipped(reason);
  }
}

/** What came, in a line. */
export function whatCame({ answer, problem }: Exchange): string {
  if (!answer) return problem ?? 'No answer.';
  const body = answer.text.length === 0 ? 'an empty body' : `${answer.headers['content-type'] ?? 'no content type'}`;
  return `The answer was ${answer.status} with ${body}.${problem ? ` ${problem}` : ''}`;
}
