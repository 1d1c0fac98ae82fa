import { describe, expect, it } from 'vitest';
import { heardPhrase } from './hearing.js';

const FIND = { trigger_identity: 'id-1', voice_command: 'find my phone' };

describe('heardPhrase', () => {
  it.each(['find my phone', ' Find my phone! ', 'FIND, my  phone…', 'ｆｉｎｄ my phone'])(
    'recognises "%s"',
    (speech) => {
      expect(heardPhrase([FIND], speech)).toBe(FIND);
    },
  );

  it.each(['find my phones', 'my phone', '', '?!'])('does not recognise "%s"', (speech) => {
    expect(heardPhrase([FIND, { trigger_identity: 'id-2', voice_command: '...' }], speech)).toBeUndefined();
  });
});
