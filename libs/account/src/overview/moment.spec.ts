import { describe, expect, it } from 'vitest';
import { moment } from './moment.js';

const now = Date.parse('2026-03-12T14:05:30Z');

describe('moment', () => {
  it.each([
    ['2026-03-12T14:05:30Z', 'just now'],
    ['2026-03-12T14:06:10Z', 'just now'],
    ['2026-03-12T14:04:31Z', 'just now'],
    ['2026-03-12T14:04:30Z', '1 minute ago'],
    ['2026-03-12T13:05:31Z', '59 minutes ago'],
    ['2026-03-12T13:05:30Z', '1 hour ago'],
    ['2026-03-11T14:05:31Z', '23 hours ago'],
    ['2026-03-11T14:05:30Z', '11 March 2026, 14:05 UTC'],
    ['2025-12-31T23:59:59Z', '31 December 2025, 23:59 UTC'],
  ])('tells %s as %j', (at, words) => {
    expect(moment(Date.parse(at), now).words).toBe(words);
  });

  it('is exact for machines, and for those who ask', () => {
    expect(moment(Date.parse('2026-03-12T14:00:01.5Z'), now)).toMatchObject({
      iso: '2026-03-12T14:00:01.500Z',
      exact: '12 March 2026, 14:00 UTC',
    });
  });
});
