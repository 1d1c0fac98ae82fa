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

  const gzip = (encodings?: string) =>
    readQuestion({ ...USUAL, headers: { authorization: 'Bearer token', 'accept-encoding': encodings } })?.gzip;

  // RFC 9110 8.4.1, 12.5.3
  it.each([
    'gzip',
    'deflate,gzip',
    '*',
    'identity, gzip;q=0.5',
    'br;q=1.0, gzip;q=0.8, *;q=0.1',
    'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
    'GZip',
    'deflate, x-gzip;q=0.5',
  ])('lets the answer to %s be compressed', (encodings) => {
    expect(gzip(encodings)).toBe(true);
  });

  it.each([undefined, '', 'deflate', 'x-gzip-nope', 'gzip;q=0', 'gzip; q=0.000, deflate', 'X-GZIP;q=0', '*;q=0'])(
    'does not let the answer to %s be compressed',
    (encodings) => {
      expect(gzip(encodings)).toBe(false);
    },
  );

  const body = { trigger_identity: 'i1', triggerFields: {} };
  it.each([
    ['no token', { headers: {} }],
    ['another scheme', { headers: { authorization: 'Basic token' } }],
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
