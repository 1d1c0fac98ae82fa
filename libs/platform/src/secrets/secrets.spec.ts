import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { digestOf, newSecret, sameSecret } from './secrets.js';

/** Every import of the function is watched, until the test is over. */
function watchComparisons() {
  const comparison = vi.spyOn(crypto, 'timingSafeEqual');
  syncBuiltinESMExports();
  onTestFinished(() => {
    comparison.mockRestore();
    syncBuiltinESMExports();
  });
  return comparison;
}

describe('secrets', () => {
  it('have 256 bits, and never the same twice', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('are stored as their SHA-256', () => {
    expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each([
    ['one', 'one', true],
    ['one', 'two', false],
    ['one', 'one more', false],
    ['', 'one', false],
  ])('are compared in a time that tells nothing: %j and %j', (one, other, same) => {
    const comparison = watchComparisons();
    expect(sameSecret(one, other)).toBe(same);
    expect(comparison).toHaveBeenCalledOnce();
  });
});
