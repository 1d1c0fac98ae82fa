import { describe, expect, it } from 'vitest';
import { buildMessage, MAX_MESSAGE_BYTES, parseMessage } from './envelope.js';

const ROBOT = '0b0c7f0e-4d2c-4f0e-9c3a-6f4d2f6a1e11';
const NOW = Date.UTC(2026, 0, 1);
const TOPIC = { endpoint: 'ifttt_trigger', robotId: ROBOT } as const;
const MESSAGE = {
  api_version: '1',
  message_id: 'm-1',
  robot_id: ROBOT,
  message_timestamp: NOW / 1000 - 1.5,
  message_origin: 'robot',
  payload: { name: 'ifttt_trigger' },
};

function parse(overrides: Record<string, unknown> = {}) {
  return parseMessage(TOPIC, Buffer.from(JSON.stringify({ ...MESSAGE, ...overrides })), NOW);
}

describe('parseMessage', () => {
  it('reads a message, its moment in whole milliseconds', () => {
    expect(parse()).toEqual({
      kind: 'message',
      envelope: { robotId: ROBOT, messageId: 'm-1', occurredAt: NOW - 1500, payload: MESSAGE.payload },
    });
  });

  it('passes over keys it does not know', () => {
    expect(parse({ firmware: 7 }).kind).toBe('message');
  });

  it('takes a clock that is a little ahead to say "now"', () => {
    expect(parse({ message_timestamp: NOW / 1000 + 3600 })).toMatchObject({ envelope: { occurredAt: NOW } });
  });

  it.each([
    ['robot', undefined, 'message'],
    ['robot', 'notification', 'message'],
    ['cloud', undefined, 'foreign'],
    ['app', 'request', 'foreign'],
    [undefined, 'request', 'message'],
    [undefined, 'update', 'message'],
    [undefined, 'response', 'foreign'],
    [undefined, undefined, 'foreign'],
  ])('reads origin %s and type %s as a %s', (message_origin, message_type, kind) => {
    expect(parse({ message_origin, message_type }).kind).toBe(kind);
  });

  it.each([
    ['api_version', { api_version: '2' }],
    ['message_id', { message_id: '' }],
    ['message_id', { message_id: 'x'.repeat(65) }],
    ['message_id', { message_id: 'm-1 ' }],
    ['robot_id', { robot_id: '0b0c7f0e-4d2c-4f0e-9c3a-000000000000' }],
    ['message_origin', { message_origin: 'toaster' }],
    ['message_timestamp', { message_timestamp: String(NOW / 1000) }],
    ['message_timestamp', { message_timestamp: NOW }],
    ['message_timestamp', { message_timestamp: -1 }],
    ['payload', { payload: 'secret words' }],
    ['payload', { payload: undefined }],
  ])('names a wrong %s without repeating it', (field, overrides) => {
    const parsed = parse(overrides);
    expect(parsed).toMatchObject({ kind: 'invalid', problem: expect.stringContaining(field) as string });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no JSON', Buffer.from('{')],
    ['no object', Buffer.from('null')],
    ['broken UTF-8', Buffer.concat([Buffer.from('"'), Buffer.from([0xc3, 0x28]), Buffer.from('"')])],
    ['half of a character', Buffer.from(JSON.stringify({ ...MESSAGE, payload: { words: 'a\ud800' } }))],
    ['half of a character in a key', Buffer.from(JSON.stringify({ ...MESSAGE, payload: { 'a\udc00': 1 } }))],
    ['more than it takes', Buffer.alloc(MAX_MESSAGE_BYTES + 1, ' ')],
  ])('refuses %s', (_what, bytes) => {
    expect(parseMessage(TOPIC, bytes, NOW).kind).toBe('invalid');
  });
});

describe('buildMessage', () => {
  it('frames a payload as the cloud', () => {
    const message = JSON.parse(
      buildMessage({ robotId: ROBOT, payload: { a: 1 }, actionId: 'a-1' }, NOW).toString(),
    ) as {
      message_id: string;
    };
    expect(message).toEqual({
      api_version: '1',
      message_id: message.message_id,
      robot_id: ROBOT,
      message_timestamp: NOW / 1000,
      message_origin: 'cloud',
      action_id: 'a-1',
      payload: { a: 1 },
    });
    expect(message.message_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is never taken for a robot by the service itself', () => {
    expect(parseMessage(TOPIC, buildMessage({ robotId: ROBOT, payload: {} }, NOW), NOW).kind).toBe('foreign');
  });
});
