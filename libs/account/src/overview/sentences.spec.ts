import { type PastAction } from '#actions';
import { describe, expect, it } from 'vitest';
import { acted, heard, type Piece, reached } from './sentences.js';

const read = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('');
const past = (change: Partial<PastAction>): PastAction => ({
  slug: 'move',
  at: 0,
  outcome: 'sent',
  told: { robots: ['Kuri'], place: 'Kitchen' },
  ...change,
});
const robots = (count: number): string[] => Array.from({ length: count }, (_, index) => `R${index + 1}`);

describe('What happened', () => {
  it('sets names apart from our own words', () => {
    expect(heard('Kuri', 'find my phone')).toEqual([{ name: 'Kuri' }, ' heard “', { name: 'find my phone' }, '”']);
    expect(read(reached('Kuri', 'Kitchen'))).toBe('Kuri reached Kitchen');
  });

  it.each<[Partial<PastAction>, string]>([
    [{}, 'Kuri was told to go to Kitchen'],
    [{ animation: 'Giggle' }, 'Kuri was told to go to Kitchen and play “Giggle”'],
    [{ told: { robots: [] } }, 'A robot was told to go to a place'],
    [{ outcome: 'under way' }, 'Kuri is being told to go to Kitchen'],
    [{ outcome: 'lost' }, 'Kuri could not be told to go to Kitchen: the link to the robots was down.'],
    [{ outcome: 'skipped', reason: 'No such place.' }, 'A move. No such place.'],
    [{ slug: 'animation', animation: 'Giggle', told: { robots: robots(2) } }, 'R1 and R2 were told to play “Giggle”'],
    [{ slug: 'animation', animation: 'Kiss', outcome: 'skipped', reason: 'No.' }, 'An animation. No.'],
    [{ slug: 'dock', told: { robots: ['Kuri'] } }, 'Kuri was told to go to its dock'],
    [{ slug: 'dock', told: { robots: robots(4) } }, 'R1, R2, R3 and R4 were told to go to their docks'],
    [{ slug: 'dock', told: { robots: robots(50) } }, 'R1, R2, R3 and 47 more robots were told to go to their docks'],
    [{ slug: 'sing' }, 'Kuri was told to do something'],
  ])('tells %j as %j', (change, sentence) => {
    expect(read(acted(past(change)))).toBe(sentence);
  });
});
