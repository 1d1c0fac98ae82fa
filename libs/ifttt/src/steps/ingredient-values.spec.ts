import { describe, expect, it } from 'vitest';
import { dateTime } from './ingredient-values.js';

describe('dateTime', () => {
  it('is in UTC and in whole seconds', () => {
    expect(dateTime(Date.UTC(2013, 10, 4, 9, 23, 0, 999))).toBe('2013-11-04T09:23:00Z');
  });
});
