import { describe, expect, it } from 'vitest';
import { nextPollAt } from './poller.js';

describe('nextPollAt', () => {
  it.each([
    [0, 0.3, 160_000],
    [0.5, 0, 130_000],
    [0.5, 0.5, 160_000],
    [0.5, 1, 190_000],
  ])('with a jitter of %d and a chance of %d', (jitter, chance, expected) => {
    expect(nextPollAt({ pollEverySeconds: 60, jitter }, 100_000, chance)).toBe(expected);
  });
});
