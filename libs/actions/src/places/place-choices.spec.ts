import { ServiceError } from '#ifttt';
import { type Place, type Robot } from '#robots';
import { describe, expect, it } from 'vitest';
import { choose, type PlaceChoice, placeOptions } from './place-choices.js';

const robot = (id: string, name: string) => ({ id, name }) as Robot;
const place = (at: Robot, id: string, name: string): PlaceChoice => ({ robot: at, place: { id, name } as Place });

const rosie = robot('r1', 'Rosie');
const bender = robot('r2', 'Bender');
const kitchen = place(rosie, 'k', 'Kitchen');
const den = place(rosie, 'd/1', 'The Den');
const otherKitchen = place(bender, 'k', 'kitchen');

describe('placeOptions', () => {
  it('is a flat list for one robot', () => {
    expect(placeOptions([rosie], [kitchen, den])).toEqual([
      { label: 'Kitchen', value: 'r1/k' },
      { label: 'The Den', value: 'r1/d/1' },
    ]);
  });

  it('is a group for each robot that knows a place, where there are several robots', () => {
    expect(placeOptions([bender, rosie, robot('r3', 'New')], [kitchen, otherKitchen])).toEqual([
      { label: 'Bender', values: [{ label: 'kitchen', value: 'r2/k' }] },
      { label: 'Rosie', values: [{ label: 'Kitchen', value: 'r1/k' }] },
    ]);
  });

  it('is empty without a robot', () => {
    expect(placeOptions([], [])).toEqual([]);
  });
});

describe('choose', () => {
  const choices = [kitchen, den, otherKitchen];
  const skip = (value: string): string => {
    try {
      choose(choices, value);
    } catch (error) {
      expect(error).toBeInstanceOf(ServiceError);
      expect((error as ServiceError).entry.skip).toBe(true);
      return (error as ServiceError).message;
    }
    return expect.fail('not skipped');
  };

  it.each([
    ['r1/k', kitchen],
    ['r2/k', otherKitchen],
    ['r1/d/1', den],
    ['the den', den],
    [' The  DEN! ', den],
  ])('finds %j', (value, choice) => {
    expect(choose(choices, value)).toBe(choice);
  });

  it.each(['Moon', 'r3/k', 'k', 'r1/', '/k', '?!'])('skips %j', (value) => {
    expect(skip(value)).toBe(`None of your robots knows the place "${value}".`);
  });

  it('skips a name that several places have, and names them', () => {
    expect(skip('KITCHEN')).toBe(
      'There are several places "KITCHEN": Kitchen of Rosie, kitchen of Bender. Choose one.',
    );
  });
});
