/** A moment as a page shows it. */
export interface Moment {
  /** ISO 8601, for `datetime`. */
  readonly iso: string;
  /** How long ago, within a day; then the date. Fits behind a verb: "seen 5 minutes ago", "seen 12 March 2026". */
  readonly words: string;
  /** To the minute, in UTC. */
  readonly exact: string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const ago = new Intl.RelativeTimeFormat('en-GB');
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/**
 * @param at epoch milliseconds
 * @param now when the page is made
 */
export function moment(at: number, now: number): Moment {
  const exact = `${date.format(at)}, ${time.format(at)} UTC`;
  return { iso: new Date(at).toISOString(), words: wordsOf(now - at) ?? exact, exact };
}

/** Nobody knows the viewer's time zone without a script, so what is near is told relative to now. */
function wordsOf(passedMs: number): string | undefined {
  if (passedMs < MINUTE_MS) return 'just now';
  if (passedMs < HOUR_MS) return ago.format(-Math.floor(passedMs / MINUTE_MS), 'minute');
  if (passedMs < DAY_MS) return ago.format(-Math.floor(passedMs / HOUR_MS), 'hour');
  return undefined;
}
