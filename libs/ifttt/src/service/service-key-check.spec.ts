import { type Config } from '#platform';
import { describe, expect, it } from 'vitest';
import { ServiceKeyCheck } from './service-key-check.js';

const check = new ServiceKeyCheck({ ifttt: { serviceKeys: ['first', 'second'] } } as unknown as Config);

describe('ServiceKeyCheck', () => {
  it.each([
    { 'ifttt-service-key': 'first' },
    { 'ifttt-service-key': 'second' },
    { 'ifttt-channel-key': 'first' },
    { 'ifttt-service-key': 'wrong', 'ifttt-channel-key': 'second' },
  ])('accepts %j (platform rule 6)', (headers) => {
    expect(check.accepts(headers)).toBe(true);
  });

  it.each([{}, { 'ifttt-service-key': '' }, { 'ifttt-service-key': 'first,second' }, { 'ifttt-channel-key': 'FIRST' }])(
    'refuses %j',
    (headers) => {
      expect(check.accepts(headers)).toBe(false);
    },
  );
});
