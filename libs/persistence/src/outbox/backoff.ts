const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * The pause before the next attempt, in milliseconds: anything up to a bound that doubles from one second to five
 * minutes ("full jitter"), so that many entries which failed together do not come back together.
 *
 * @param attempts how many have failed, 1 or more
 */
export function backoff(attempts: number, random: () => number = Math.random): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.ceil(random() * bound);
}
