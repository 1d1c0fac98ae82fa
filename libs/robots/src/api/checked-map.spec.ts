import { describe, expect, it } from 'vitest';
import { checkedMap } from './checked-map.js';

function problemsOf(places: { id: string; name: string }[]): readonly string[] {
  try {
    checkedMap(places);
    return [];
  } catch (error) {
    return (error as { messages: readonly string[] }).messages;
  }
}

describe('checkedMap', () => {
  it('trims a map in which each place is itself', () => {
    expect(checkedMap([{ id: ' a', name: 'Kitchen ' }])).toEqual([{ id: 'a', name: 'Kitchen' }]);
  });

  it('names every id and name that occurs twice, once', () => {
    const places = [
      { id: 'a', name: 'Kitchen' },
      { id: 'a', name: 'Hall' },
      { id: 'b', name: 'Hall ' },
      { id: 'a', name: 'Bath' },
    ];
    expect(problemsOf(places)).toEqual([
      'The place id "a" occurs more than once.',
      'The place name "Hall" occurs more than once.',
    ]);
  });

  it('refuses a blank name', () => {
    expect(problemsOf([{ id: 'a', name: ' ' }])).toEqual(['The id and the name of a place must not be blank.']);
  });
});
