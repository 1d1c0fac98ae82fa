import fc from 'fast-check';
import type { Schema } from '../contract/operations.js';
import { judgeRequest } from '../contract/schemas.js';
import { SPOILED } from './bodies.js';
import { described, mutated } from './json.js';

export type RobotEndpoint = 'ifttt_trigger' | 'places' | 'status';

export interface OddMessage {
  readonly bytes: Buffer;
  readonly retain: boolean;
  readonly dup: boolean;
  /** Whether it is none that this robot may send on this topic, so that nothing may come of it. */
  readonly isBroken: boolean;
}

const MAX_BYTES = 64 * 1024;
/** Whoever sends that much at once is cut off, which is another test's matter. */
const CUT_OFF_BYTES = 512 * 1024;

const text = (minLength: number, maxLength: number): Schema => ({ type: 'string', minLength, maxLength });
const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
});
const only = (...values: unknown[]): Schema => ({ enum: values });

const place = object({ waypoint_uuid: text(1, 64), name: text(1, 120) });
const PAYLOADS: Readonly<Record<RobotEndpoint, Schema>> = {
  ifttt_trigger: object({
    name: only('ifttt_trigger'),
    params: object({ trigger_identity: text(1, 255), trigger_fields: object({ voice_command: { type: 'string' } }) }, [
      'trigger_fields',
    ]),
  }),
  places: object({
    name: only('places'),
    params: object({ places: { type: 'array', items: place, maxItems: 500 } }),
  }),
  // Only an arrival has data that we read.
  status: object({ status: text(0, 64), domain: text(0, 64), data: {} }, ['data']),
};

/**
 * What a robot publishes on one of its topics: a message as it should be, with something changed, or something else
 * altogether.
 *
 * @param waypoint on its map. A report of an arrival anywhere else waits for the map, so that there is none here.
 */
export function messagesOf(endpoint: RobotEndpoint, robotId: string, waypoint: string): fc.Arbitrary<OddMessage> {
  const envelope = object({
    api_version: only('1'),
    message_id: text(1, 64),
    robot_id: only(robotId),
    message_timestamp: { type: 'number', minimum: Date.UTC(2000, 0) / 1000 },
    message_origin: only('robot'),
    payload: PAYLOADS[endpoint],
  });
  const right = described(envelope, {
    message_timestamp: [Date.now() / 1000, Date.now() / 1000 - 86_400],
    status: ['ONLINE', 'OFFLINE', 'PLACE_REACHED'],
    domain: ['CONNECTED', 'NAVIGATION'],
    data: [{ waypoint_uuid: waypoint }],
    voice_command: ['find my phone'],
  });
  const value = fc.oneof({ weight: 1, arbitrary: right }, { weight: 3, arbitrary: mutated(right) });
  return fc
    .record({
      value: value.filter((one) => !arrivesElsewhere(one, waypoint)),
      spoil: fc.oneof(
        { weight: 6, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(...SPOILED) },
      ),
      retain: fc.boolean(),
      dup: fc.boolean(),
    })
    .map(({ value, spoil, retain, dup }) => {
      const json = JSON.stringify(value) ?? '';
      const bytes = Buffer.from((spoil?.(json) ?? json) as string);
      const isOther = spoil === null && (json === '' || judgeRequest(envelope, JSON.parse(json)) !== null);
      return { bytes, retain: retain && endpoint === 'status', dup, isBroken: isOther || bytes.length > MAX_BYTES };
    })
    .filter(({ bytes }) => bytes.length < CUT_OFF_BYTES);
}

function arrivesElsewhere(message: unknown, waypoint: string): boolean {
  const { payload } = Object(message) as { payload?: { status?: unknown; data?: { waypoint_uuid?: unknown } } };
  return payload?.status === 'PLACE_REACHED' && payload.data?.waypoint_uuid !== waypoint;
}
