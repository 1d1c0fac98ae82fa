import { describe, expect, it, vi } from 'vitest';
import { digestOf, newSecret, sameSecret } from './secrets.js';

const { timingSafeEqual } = vi.hoisted(() => ({ timingSafeEqual: vi.fn() }));
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: timingSafeEqual.mockImplementation(crypto.timingSafeEqual) };
});

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
    timingSafeEqual.mockClear();
    expect(sameSecret(one, other)).toBe(same);
    expect(timingSafeEqual).toHaveBeenCalledOnce();
  });
});
