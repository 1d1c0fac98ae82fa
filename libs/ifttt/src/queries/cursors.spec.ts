import { type Config } from '#platform';
import { describe, expect, it } from 'vitest';
import { Cursors } from './cursors.js';

const cursorsWith = (clientSecret: string) => new Cursors({ ifttt: { clientSecret } } as unknown as Config);
const cursors = cursorsWith('a secret');
const scope = { ownerId: 'o1', querySlug: 'list_robots', fields: { name: 'Rosie', days: ['mo'] } };
const position = [1_700_000_000_000, 'e1/"ä"'];
const cursor = cursors.write(scope, position);

/** The same text with one bit of one character changed. */
function flips(text: string): string[] {
  return [...text].flatMap((char, index) =>
    Array.from({ length: 7 }, (_, bit) => {
      const changed = String.fromCharCode(char.charCodeAt(0) ^ (1 << bit));
      return text.slice(0, index) + changed + text.slice(index + 1);
    }),
  );
}

describe('Cursors', () => {
  it('give back the position, in any instance with the same secret', () => {
    expect(cursors.read(scope, cursor)).toEqual(position);
    expect(cursorsWith('a secret').read(scope, cursor)).toEqual(position);
  });

  it('fit into a URL and do not show the secret', () => {
    expect(cursor).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(cursor).not.toContain('secret');
  });

  it('are refused with any bit changed', () => {
    for (const changed of flips(cursor)) {
      expect(() => cursors.read(scope, changed), changed).toThrow('The cursor is not one of this query');
    }
  });

  it.each([
    '',
    '.',
    'seijjh24ks',
    cursor.slice(0, -1),
    `${cursor}A`,
    `${cursor}.`,
    ` ${cursor}`,
    cursor.split('.')[0]!,
  ])('are refused when they are %j', (given) => {
    expect(() => cursors.read(scope, given)).toThrow('The cursor is not one of this query');
  });

  it.each([
    ['owner', { ...scope, ownerId: 'o2' }],
    ['query', { ...scope, querySlug: 'list_places' }],
    ['fields', { ...scope, fields: { name: 'Rosie' } }],
    ['parts that meet at another place', { ...scope, ownerId: 'o1list', querySlug: '_robots' }],
  ])('are refused with another %s', (_, other) => {
    expect(() => cursors.read(other, cursor)).toThrow('The cursor is not one of this query');
  });

  it('are refused with another secret', () => {
    expect(() => cursorsWith('another secret').read(scope, cursor)).toThrow('The cursor is not one of this query');
  });

  it('are refused with a 400', () => {
    const refused = expect.objectContaining({ status: 400 }) as unknown;
    expect(() => cursors.read(scope, 'x')).toThrow(expect.objectContaining({ entry: refused }) as Error);
  });
});
