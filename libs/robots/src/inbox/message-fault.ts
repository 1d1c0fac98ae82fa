import { isDataError } from '#persistence';

/**
 * Whether a message itself is why it could not be handled: values that the database refuses, or that our code trips
 * over. It would fail as often as it came. Anything else, known or not, is a trouble of ours that somebody will mend,
 * and until then the message stays with the broker.
 */
export function isMessagesFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || isDataError(error);
}
