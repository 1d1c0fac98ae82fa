import { describe, expect, it } from 'vitest';
import { doneWords } from './done.js';

describe('doneWords', () => {
  it.each([
    ['signed-out', { signedIn: false }, /signed out/],
    ['signed-out-everywhere', { signedIn: false }, /everywhere/],
    ['disconnected', { signedIn: true, connected: false }, /IFTTT is disconnected/],
  ])('tells %s', (done, now, words) => {
    expect(doneWords(done, now)).toMatch(words);
  });

  it.each([
    ['signed-out', { signedIn: true, connected: false }],
    ['signed-out-everywhere', { signedIn: true, connected: true }],
    ['disconnected', { signedIn: true, connected: true }],
    ['disconnected', { signedIn: false }],
    ['constructor', { signedIn: false }],
    [['signed-out', 'signed-out'], { signedIn: false }],
    [undefined, { signedIn: false }],
  ])('does not tell %j where it is not so, nor what nobody says', (done, now) => {
    expect(doneWords(done, now)).toBeNull();
  });
});
