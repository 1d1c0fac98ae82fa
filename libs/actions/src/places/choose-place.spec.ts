import { ServiceError } from '#ifttt';
import { type OwnedPlaces, type Place, type PlaceChoice, type Robot } from '#robots';
import { describe, expect, it } from 'vitest';
import { choosePlace } from './choose-place.js';

const R1 = '00000000-0000-4000-8000-000000000001';
const R2 = '00000000-0000-4000-8000-000000000002';
const kuri = { id: R1, name: 'Kuri' } as Robot;
const other = { id: R2, name: 'Kuri' } as Robot;
const at = (robot: Robot, id: string, name: string): PlaceChoice => ({ robot, place: { id, name } as Place });
const den = at(kuri, 'd', 'The Den');
const otherKitchen = at(other, 'k', 'kitchen');
const places: OwnedPlaces = { robots: [kuri, other], choices: [at(kuri, 'k', 'Kitchen'), den, otherKitchen] };

const skip = (value: string): string => {
  try {
    choosePlace(places, value);
  } catch (error) {
    expect(error).toBeInstanceOf(ServiceError);
    expect((error as ServiceError).entry.skip).toBe(true);
    return (error as ServiceError).message;
  }
  return expect.fail('not skipped');
};

describe('choosePlace', () => {
  it('takes an option, or a name that one place has', () => {
    expect(choosePlace(places, `${R2}/k`)).toBe(otherKitchen);
    expect(choosePlace(places, 'the den')).toBe(den);
  });

  it.each(['Moon', '?!', `${R2}/d`])('skips %j', (value) => {
    expect(skip(value)).toBe(`None of your robots knows the place "${value}".`);
  });

  it('skips a name that several places have, and names them', () => {
    expect(skip('KITCHEN')).toBe(
      'There are several places "KITCHEN": Kitchen of Kuri, kitchen of Kuri (2). Choose one.',
    );
  });
});
