import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.js';

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 0, 1);

  it.each([
    ['5', 5_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['999999', 3_600_000],
  ])('reads %j', (header, pause) => {
    expect(retryAfterMs(header, now)).toBe(pause);
  });

  it.each([undefined, '', 'soon', ['1', '2']])('makes nothing of %j', (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  });
});
