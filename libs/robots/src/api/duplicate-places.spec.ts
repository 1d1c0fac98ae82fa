import { describe, expect, it } from 'vitest';
import { rejectDuplicates } from './duplicate-places.js';

describe('rejectDuplicates', () => {
  it('lets a map pass in which each place is itself', () => {
    expect(() =>
      rejectDuplicates([
        { id: 'a', name: 'Kitchen' },
        { id: 'b', name: 'Hall' },
      ]),
    ).not.toThrow();
  });

  it('names every id and name that occurs twice, once', () => {
    const places = [
      { id: 'a', name: 'Kitchen' },
      { id: 'a', name: 'Hall' },
      { id: 'b', name: 'Hall ' },
      { id: 'a', name: 'Bath' },
    ];
    expect(() => rejectDuplicates(places)).toThrow(
      expect.objectContaining({
        name: 'InvalidRequest',
        messages: ['The place id "a" occurs more than once.', 'The place name "Hall" occurs more than once.'],
      }) as Error,
    );
  });
});
