import { describe, expect, it } from 'vitest';
import { wrap } from './printer.js';

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('the robot receives the command', 12)).toEqual(['the robot', 'receives the', 'command']);
  });

  it('never breaks an address', () => {
    expect(wrap('see http://127.0.0.1:3000/healthz now', 10)).toEqual(['see', 'http://127.0.0.1:3000/healthz', 'now']);
  });
});
