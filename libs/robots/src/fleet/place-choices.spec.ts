import { describe, expect, it } from 'vitest';
import { type Place } from '../entities/place.entity.js';
import { type Robot } from '../entities/robot.entity.js';
import { choicesNamed, namedPlace, type PlaceChoice, placeOptions } from './place-choices.js';

const R1 = '00000000-0000-4000-8000-000000000001';
const R2 = '00000000-0000-4000-8000-000000000002';
const robot = (id: string, name: string) => ({ id, name }) as Robot;
const place = (at: Robot, id: string, name: string): PlaceChoice => ({ robot: at, place: { id, name } as Place });

const rosie = robot(R1, 'Rosie');
const bender = robot(R2, 'Bender');
const kitchen = place(rosie, 'k', 'Kitchen');
const den = place(rosie, 'd/1', 'The Den');
const otherKitchen = place(bender, 'k', 'kitchen');

describe('placeOptions', () => {
  it('is a flat list for one robot', () => {
    expect(placeOptions({ robots: [rosie], choices: [kitchen, den] })).toEqual([
      { label: 'Kitchen', value: `${R1}/k` },
      { label: 'The Den', value: `${R1}/d/1` },
    ]);
  });

  it('is a group for each robot that knows a place, where there are several robots', () => {
    const robots = [bender, rosie, robot('r3', 'New')];
    expect(placeOptions({ robots, choices: [kitchen, otherKitchen] })).toEqual([
      { label: 'Bender', values: [{ label: 'kitchen', value: `${R2}/k` }] },
      { label: 'Rosie', values: [{ label: 'Kitchen', value: `${R1}/k` }] },
    ]);
  });

  it('tells robots of the same name apart', () => {
    const robots = [robot(R1, 'Kuri'), robot(R2, 'Kuri')];
    const choices = robots.map((each) => place(each, 'k', 'Kitchen'));
    expect(placeOptions({ robots, choices }).map(({ label }) => label)).toEqual(['Kuri', 'Kuri (2)']);
  });

  it('is empty without a robot', () => {
    expect(placeOptions({ robots: [], choices: [] })).toEqual([]);
  });
});

describe('namedPlace', () => {
  it.each([
    [`${R1}/k`, { kind: 'waypoint', robotId: R1, placeId: 'k' }],
    [`${R1}/d/1`, { kind: 'waypoint', robotId: R1, placeId: 'd/1' }],
    ['Kitchen', { kind: 'name', nameKey: 'kitchen' }],
    ['Kitchen/Dining', { kind: 'name', nameKey: 'kitchen dining' }],
    ['?!', { kind: 'name', nameKey: '' }],
  ])('reads %j', (value, named) => {
    expect(namedPlace(value)).toEqual(named);
  });

  it('takes an id longer than any waypoint for a name, which has a key of bounded length', () => {
    expect(namedPlace(`${R1}/${'x'.repeat(65)}`)).toMatchObject({ kind: 'name' });
  });
});

describe('choicesNamed', () => {
  const choices = [kitchen, den, otherKitchen];

  it.each([
    [`${R1}/k`, [kitchen]],
    [`${R2}/k`, [otherKitchen]],
    [`${R1}/d/1`, [den]],
    [' The  DEN! ', [den]],
    ['KITCHEN', [kitchen, otherKitchen]],
    ['Moon', []],
    ['k', []],
    [`${R1}/`, []],
    ['?!', []],
  ])('finds those that %j names', (value, found) => {
    expect(choicesNamed(choices, value)).toEqual(found);
  });
});
