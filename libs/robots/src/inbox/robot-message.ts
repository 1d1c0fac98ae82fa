import { type z } from 'zod';
import { type RobotEndpoint } from '../link/topics.js';

/** A valid message of a robot that somebody owns. */
export interface RobotMessage<P> {
  readonly robotId: string;
  readonly ownerId: string;
  readonly robotName: string;
  /** Unique for the robot; a repeated message has the same one. */
  readonly messageId: string;
  /** When it happened, by the robot's clock: epoch milliseconds, never in the future. */
  readonly occurredAt: number;
  readonly payload: P;
}

/** Whoever acts on messages of one endpoint. An endpoint may have several, each called in turn. */
export interface RobotMessageHandler<P = unknown> {
  readonly endpoint: RobotEndpoint;
  /** Which payloads it wants. A message that no handler of its endpoint wants is invalid and dropped. */
  readonly payload: z.ZodType<P>;
  /**
   * Handles up to 500 messages, in the order they came. The broker's acknowledgement follows when every handler has
   * resolved. A throw means that the messages come again, also those that another handler has seen already: handling
   * the same message twice must change nothing.
   */
  handle(messages: readonly RobotMessage<P>[]): Promise<void>;
}
