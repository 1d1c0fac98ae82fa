import { describe, expect, it } from 'vitest';
import { readQuestion } from './question.js';

const USUAL = {
  headers: { authorization: 'Bearer token', 'accept-encoding': 'gzip, deflate' },
  params: { stepSlug: 'heard' },
  body: { trigger_identity: 'i1', triggerFields: { words: 'hello' } } as unknown,
};

describe('readQuestion', () => {
  it('reads what the answer of a poll depends on', () => {
    expect(readQuestion(USUAL)).toEqual({
      token: 'token',
      slug: 'heard',
      identity: 'i1',
      fields: '{"words":"hello"}',
      values: { words: 'hello' },
      gzip: true,
    });
  });

  it.each([
    ['no compression', { headers: { authorization: 'Bearer token' } }],
    ['deflate alone', { headers: { authorization: 'Bearer token', 'accept-encoding': 'deflate' } }],
  ])('reads %s', (_title, change) => {
    expect(readQuestion({ ...USUAL, ...change })?.gzip).toBe(false);
  });

  const body = { trigger_identity: 'i1', triggerFields: {} };
  it.each([
    ['no token', { headers: {} }],
    ['another scheme', { headers: { authorization: 'Basic token' } }],
    ['weights', { headers: { authorization: 'Bearer token', 'accept-encoding': 'gzip;q=0' } }],
    ['no body', { body: undefined }],
    ['null', { body: null }],
    ['no identity', { body: { triggerFields: {} } }],
    ['a long identity', { body: { ...body, trigger_identity: 'x'.repeat(256) } }],
    ['no fields', { body: { trigger_identity: 'i1' } }],
    ['long fields', { body: { ...body, triggerFields: { words: 'x'.repeat(4_001) } } }],
    ['another limit', { body: { ...body, limit: 49 } }],
    ['a limit that is no number', { body: { ...body, limit: '50' } }],
  ])('leaves %s to others', (_title, change) => {
    expect(readQuestion({ ...USUAL, ...change })).toBeNull();
  });
});
