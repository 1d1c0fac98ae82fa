import { randomUUID } from 'node:crypto';
import { hasHalf, mayHaveHalves } from '#platform';
import { z } from 'zod';
import { type Topic } from './topics.js';

/** Bytes; a robot has nothing to say that is longer. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

const EARLIEST = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/** Keys that are not named here are ignored, so that newer robots can add some. */
const envelopeSchema = z.object({
  api_version: z.literal('1'),
  message_id: z
    .string()
    .min(1)
    .max(64)
    .refine((id) => id === id.trim()),
  robot_id: z.string(),
  message_timestamp: z.number(),
  message_origin: z.enum(['robot', 'cloud', 'app']).optional(),
  message_type: z.string().optional(),
  action_id: z.string().optional(),
  payload: z.record(z.string(), z.unknown()),
});
type WireEnvelope = z.infer<typeof envelopeSchema>;

/** A robot's message whose frame is right; its payload is still unread. */
export interface Envelope {
  readonly robotId: string;
  readonly messageId: string;
  /** When it happened, by the robot's clock: epoch milliseconds. */
  readonly occurredAt: number;
  readonly payload: unknown;
}

export type ParsedMessage =
  | { readonly kind: 'message'; readonly envelope: Envelope }
  /** Not from a robot: our own message or an app's, of no interest here. */
  | { readonly kind: 'foreign' }
  /** `problem` names fields, never their content. */
  | { readonly kind: 'invalid'; readonly problem: string };

/**
 * Reads a message that arrived on a robot's topic.
 *
 * @param now epoch milliseconds; a clock that runs ahead by up to a day is taken to say "now", so that one robot's
 *   wrong clock cannot keep its event the newest for hours; one further off is an invalid message
 */
export function parseMessage(topic: Topic, bytes: Uint8Array, now: number): ParsedMessage {
  if (bytes.byteLength > MAX_MESSAGE_BYTES) return invalid(`longer than ${MAX_MESSAGE_BYTES} bytes`);
  const json = parseJson(bytes);
  if (json === undefined) return invalid('not JSON');
  const parsed = envelopeSchema.safeParse(json);
  if (!parsed.success) return invalid(problemsOf(parsed.error));
  const wire = parsed.data;
  if (!isFromRobot(wire)) return { kind: 'foreign' };
  if (wire.robot_id !== topic.robotId) return invalid('robot_id is not that of the topic');
  const occurredAt = Math.round(wire.message_timestamp * 1000);
  if (!(occurredAt >= EARLIEST && occurredAt <= now + DAY_MS)) return invalid('message_timestamp is out of bounds');
  return {
    kind: 'message',
    envelope: {
      robotId: wire.robot_id,
      messageId: wire.message_id,
      occurredAt: Math.min(occurredAt, now),
      payload: wire.payload,
    },
  };
}

/** Field paths and what is wrong with each, without any value. */
export function problemsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'message'}: ${issue.code}`).join(', ');
}

export interface CloudMessage {
  readonly robotId: string;
  readonly payload: unknown;
  /** Shared by all messages of one action. */
  readonly actionId?: string;
}

/** A message of ours, in the form that robots and apps read. */
export function buildMessage({ robotId, payload, actionId }: CloudMessage, now: number): Buffer {
  return Buffer.from(
    JSON.stringify({
      api_version: '1',
      message_id: randomUUID(),
      robot_id: robotId,
      message_timestamp: now / 1000,
      message_origin: 'cloud',
      action_id: actionId,
      payload,
    }),
  );
}

/** `message_type` is the older hint: read only where the origin is missing, `request` and `update` come from robots. */
function isFromRobot({ message_origin: origin, message_type: type }: WireEnvelope): boolean {
  return origin === undefined ? type === 'request' || type === 'update' : origin === 'robot';
}

function refuseHalves(key: string, value: unknown): unknown {
  if (hasHalf(key) || (typeof value === 'string' && hasHalf(value))) throw new Error('a lone surrogate');
  return value;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text, mayHaveHalves(text) ? refuseHalves : undefined) as unknown;
  } catch {
    return undefined;
  }
}

function invalid(problem: string): ParsedMessage {
  return { kind: 'invalid', problem };
}
