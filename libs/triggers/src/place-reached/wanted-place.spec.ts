import { describe, expect, it } from 'vitest';
import { arrivalKeys, subscriptionKey, wantedPlace } from './wanted-place.js';

const ROBOT = '00000000-0000-4000-8000-000000000001';
const keyOf = (value: string) => subscriptionKey(wantedPlace(value));
const arrival = (placeId: string, nameKey: string) => arrivalKeys({ robotId: ROBOT, placeId, nameKey });

describe('the keys of place_reached', () => {
  it.each(['any', `${ROBOT}/k`, 'Kitchen', ' KITCHEN! '])('an arrival in the kitchen is news for %j', (value) => {
    expect(arrival('k', 'kitchen')).toContain(keyOf(value));
  });

  it.each(['Any', '*', 'Hall', `${ROBOT}/h`, `${ROBOT}`, 'k', '?!'])('and none for %j', (value) => {
    expect(arrival('k', 'kitchen')).not.toContain(keyOf(value));
  });

  it('a place without a word in its name is news all the same, but not by name', () => {
    expect(arrival('k', '')).toEqual([keyOf('any'), keyOf(`${ROBOT}/k`)]);
    expect(keyOf('?!')).toBe('');
  });

  it('fit into the database whatever was entered', () => {
    for (const value of ['x'.repeat(2_000), `${ROBOT}/${'x'.repeat(1_900)}`]) {
      expect(keyOf(value).length).toBeLessThanOrEqual(255);
    }
  });
});
