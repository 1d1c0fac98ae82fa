/** Fifty without a limit (platform rules 17 and 23), and no more than this with one. */
export const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;

/** How many events, or rows of a query, answer a request with this `limit`. */
export function pageSize(limit: number | undefined): number {
  return Math.min(limit ?? DEFAULT_LIMIT, MAX_LIMIT);
}
