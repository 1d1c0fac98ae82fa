import { isDataError } from '#persistence';

/**
 * What a handler throws when a message cannot be handled as things are, so that waiting for the database is no help. It
 * is set aside, tried again for half a minute, and then given up.
 */
export class MessageFault extends Error {}

/**
 * Whether a message itself is why it could not be handled: values that the database refuses, or that our code trips
 * over, or what a handler says is its fault. It would mostly fail as often as it came. Anything else, known or not, is
 * a trouble of ours that somebody will mend, and until then the message stays with the broker.
 */
export function isMessagesFault(error: unknown): boolean {
  return (
    error instanceof MessageFault || error instanceof TypeError || error instanceof RangeError || isDataError(error)
  );
}
