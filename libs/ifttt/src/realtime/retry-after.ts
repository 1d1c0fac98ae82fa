/** Longer pauses are taken for a mistake of the other side. */
const MAX_PAUSE_MS = 60 * 60_000;

/**
 * How long a `Retry-After` header asks to wait (RFC 9110 10.2.3), in milliseconds and at most an hour; undefined where
 * it is absent or says nothing.
 *
 * @param now epoch milliseconds, for the form that names a date
 */
export function retryAfterMs(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  const pause = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(pause) ? undefined : Math.min(Math.max(pause, 0), MAX_PAUSE_MS);
}
