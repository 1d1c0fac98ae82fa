import { describe, expect, it, vi } from 'vitest';
import { matchKey } from './match-key.js';

describe('matchKey', () => {
  it.each([
    ['case', 'Find My Phone', 'find my phone'],
    ['punctuation', 'Find my phone!', 'find my phone'],
    ['spaces', '  find \t my\u00a0\n phone ', 'find my phone'],
    ['apostrophes', 'Don’t panic', 'dont panic'],
    ['a typewriter apostrophe', "rock 'n' roll", 'rock n roll'],
    ['an acute accent for an apostrophe', 'don´t', 'dont'],
    ['hyphens', 're-start', 're start'],
    ['composition', 'cafe\u0301', 'café'],
    ['full width', 'ｆｉｎｄ　ｍｙ　ｐｈｏｎｅ！', 'find my phone'],
    ['half width kana', 'ｶﾞｽ', 'ガス'],
    ['ligatures', 'ﬁnd', 'find'],
    ['sharp s', 'STRASSE', 'straße'],
    ['final sigma', 'ΟΔΟΣ', 'οδοσ'],
    ['soft hyphens and joiners', 'pho\u00adne\u200d', 'phone'],
    ['variation selectors', 'I ❤\ufe0f you', 'i ❤ you'],
    ['skin tones', '👍🏽', '👍'],
    ['Japanese punctuation', '家に帰って。', '家に帰って'],
    ['Arabic punctuation', 'أين هاتفي؟', 'أين هاتفي'],
    ['currency and signs', 'add 5$ + 3€', 'add 5 3'],
  ])('makes no difference of %s', (_title, one, other) => {
    expect(matchKey(one)).toBe(matchKey(other));
    expect(matchKey(one)).not.toBe('');
  });

  it.each([
    ['words', 'find my phone', 'find my phones'],
    ['accents', 'resume', 'résumé'],
    ['where words end', 'no where', 'nowhere'],
    ['emoji', '🎉', '🎃'],
    ['vowel signs', 'कि', 'का'],
  ])('tells %s apart', (_title, one, other) => {
    expect(matchKey(one)).not.toBe(matchKey(other));
  });

  it.each(['日本語', 'مرحبا', 'สวัสดี', 'שלום', '🎉', '42', 'नमस्ते'])('keeps %j', (phrase) => {
    expect(matchKey(phrase)).not.toBe('');
  });

  it.each(['', '   ', '?!', '…', '\u200b', "'", '--'])('has no key for %j', (phrase) => {
    expect(matchKey(phrase)).toBe('');
  });

  it('is its own key, for every character', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x1ffff; code += 1) {
      const key = matchKey(`a${String.fromCodePoint(code)}b${String.fromCodePoint(code)}`);
      if (matchKey(key) !== key) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  describe('of a long phrase', () => {
    const long = 'word '.repeat(200);

    it('has at most 255 characters, of whatever length in UTF-16', () => {
      for (const phrase of [long, '🎉'.repeat(300), 'ﷺ'.repeat(100)]) {
        expect(Array.from(matchKey(phrase)).length).toBeLessThanOrEqual(255);
      }
    });

    it('depends on all of it, and is its own key', () => {
      const key = matchKey(long);
      expect(matchKey(`${long} end`)).not.toBe(key);
      expect(matchKey(long.toUpperCase())).toBe(key);
      expect(matchKey(key)).toBe(key);
    });
  });

  it('does not read a text that nobody says: half a million marks cost no more than a digest', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    expect(matchKey(`a${'\u0301\u0316'.repeat(250_000)}`)).toMatch(/^[0-9a-f]{64}$/);
    expect(normalize).not.toHaveBeenCalled();
    normalize.mockRestore();
  });
});
