import { messageOf, shortened } from '../problems.js';
import { dataOf, type Reply } from '../service/service-client.js';

/** What one attempt of an action came to. */
export type ActionOutcome =
  | { readonly kind: 'done' | 'skipped'; readonly result: string }
  /** `mayPass`: the service was away or too busy, and it makes sense to wait longer for it. */
  | { readonly kind: 'failed'; readonly result: string; readonly mayPass: boolean };

/** Before each repetition; together three minutes, in which a service can be started again. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 60_000];
/** What the service found wrong with a request is hardly right at the next attempt. */
const RETRIES_OF_WRONG = 3;

/** Too slow, too many. */
const PASSING_STATUSES = [408, 429];

export function outcomeOf(reply: Reply): ActionOutcome {
  const { answer, exchange } = reply;
  if (!answer) return { kind: 'failed', result: exchange.error ?? 'no answer', mayPass: true };
  const { status, body } = answer;
  const skip = status === 400 ? skipMessage(body) : undefined;
  if (skip !== undefined) return { kind: 'skipped', result: skip };
  if (status !== 200) {
    const mayPass = status >= 500 || PASSING_STATUSES.includes(status);
    return { kind: 'failed', result: `${status}, ${messageOf(body)}`, mayPass };
  }
  const data = dataOf(reply);
  const id = Array.isArray(data) ? (data[0] as { id?: unknown } | undefined)?.id : undefined;
  if (typeof id === 'string') return { kind: 'done', result: id };
  // Platform rule 26.
  return { kind: 'failed', result: '200, but data is no array of one object with a string id', mayPass: false };
}

/**
 * How long to wait before the next attempt; nothing when the event is given up (platform rule 29).
 * @param attempts how many there have been
 */
export function retryAfter(attempts: number, mayPass: boolean): number | undefined {
  return (mayPass ? RETRY_AFTER_MS : RETRY_AFTER_MS.slice(0, RETRIES_OF_WRONG))[attempts - 1];
}

/** Platform rule 28: the first error that says SKIP. */
function skipMessage(body: unknown): string | undefined {
  const { errors } = (body ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors)) return undefined;
  const skip = (errors as ({ status?: unknown; message?: unknown } | null)[]).find((one) => one?.status === 'SKIP');
  if (!skip) return undefined;
  return typeof skip.message === 'string' ? shortened(skip.message) : '';
}
