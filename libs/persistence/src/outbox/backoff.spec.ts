import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.js';

describe('backoff', () => {
  const longest = () => 1;

  it('doubles from a second to five minutes', () => {
    expect([1, 2, 3, 9, 10, 2_000].map((attempts) => backoff(attempts, longest))).toEqual([
      1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
    ]);
  });

  it('takes any part of it', () => {
    expect(backoff(3, () => 0)).toBe(0);
    expect(backoff(3, () => 0.25)).toBe(1_000);
  });
});
