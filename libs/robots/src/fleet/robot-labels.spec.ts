import { describe, expect, it } from 'vitest';
import { robotLabels, robotNamed } from './robot-labels.js';

const robots = (...names: string[]) => names.map((name, index) => ({ id: `r${index + 1}`, name }));
const labels = (...names: string[]) => [...robotLabels(robots(...names)).values()];

describe('robotLabels', () => {
  it.each([
    [
      ['Kuri', 'Rosie'],
      ['Kuri', 'Rosie'],
    ],
    [
      ['Kuri', 'Kuri', 'Kuri'],
      ['Kuri', 'Kuri (2)', 'Kuri (3)'],
    ],
    [
      ['Kuri', 'KURI!'],
      ['Kuri', 'KURI! (2)'],
    ],
    [
      ['Kuri', 'Kuri', 'Kuri 2'],
      ['Kuri', 'Kuri (3)', 'Kuri 2'],
    ],
    [
      ['Kuri (2)', 'Kuri', 'Kuri'],
      ['Kuri (2)', 'Kuri', 'Kuri (3)'],
    ],
    [
      ['!!!', '???'],
      ['!!!', '??? (2)'],
    ],
    [[], []],
  ])('of %j are %j', (names, expected) => {
    expect(labels(...names)).toEqual(expected);
  });
});

describe('robotNamed', () => {
  const fleet = robots('Kuri', 'Kuri', 'Rosie', '!!!');

  it.each([
    ['r2', 'r2'],
    ['kuri', 'r1'],
    ['Kuri (2)', 'r2'],
    ['ROSIE!', 'r3'],
    ['r4', 'r4'],
    ['Bender', undefined],
    ['?!', undefined],
  ])('takes %j for %j', (value, id) => {
    expect(robotNamed(fleet, value)?.id).toBe(id);
  });
});
