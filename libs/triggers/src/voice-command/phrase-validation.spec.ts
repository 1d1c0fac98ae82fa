import { describe, expect, it } from 'vitest';
import { validatePhrase } from './phrase-validation.js';

describe('validatePhrase', () => {
  it.each(['find my phone', 'ok', '家に帰って', 'stop the music', 'good night', 'x'.repeat(200)])(
    'takes %j',
    (phrase) => {
      expect(validatePhrase(phrase)).toEqual({ valid: true });
    },
  );

  it.each([
    ['', 'one at least'],
    ['  ', 'one at least'],
    ['?!', 'one at least'],
    ['a', 'too short'],
    ['a!', 'too short'],
    ['x'.repeat(201), 'too long'],
    ['x'.repeat(10_000), 'too long'],
    ['stop', 'something else'],
    ['STOP!', 'something else'],
    [' go  to sleep ', 'something else'],
  ])('refuses %j', (phrase, why) => {
    expect(validatePhrase(phrase)).toEqual({ valid: false, message: expect.stringContaining(why) as string });
  });
});
