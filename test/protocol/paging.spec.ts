import { expect, it } from 'vitest';
import { describeStacks } from '../support/stacks.js';
import { useFixture } from './fixture.js';
import { expectEachOnce, walk } from './paging.js';

const ROWS = 3_000;
const LIMIT = 7;
const START = Date.UTC(2026, 0, 1);

describeStacks('Pages', (stack) => {
  const fixture = useFixture(stack, 'oauth2');

  it(
    'rule 23: limit 7, while others insert before, between and after: every row that was there comes once',
    { timeout: 60_000 },
    async () => {
      const { greenhouse } = fixture.service;
      // Three of a moment: the order within a moment must hold as well.
      const moments = Array.from({ length: ROWS }, (_, index) => START + Math.floor(index / 3));
      const there = await greenhouse.measure('ada', moments);
      await greenhouse.measure('bob', moments.slice(0, 50));

      const span = ROWS / 3 + 100;
      const rows = await walk(fixture.ifttt('ada'), {
        query: 'list_measurements',
        queryFields: {},
        limit: LIMIT,
        // Ahead of the walk and behind it, at moments that other rows have too, some of them newer than all.
        meanwhile: async (page) => {
          if (page % 3 === 0) await greenhouse.measure('ada', [START + Math.floor((page * 397) % span)]);
        },
      });

      expect(rows.length).toBeGreaterThan(ROWS);
      expectEachOnce(
        rows.map((row) => row['measurement']),
        there,
      );
      const moved = rows.map((row) => Date.parse(String(row['measured_at'])));
      expect(moved).toEqual([...moved].sort((one, other) => other - one));
    },
  );

  it('rule 23: rows that are taken away move no other', async () => {
    const { greenhouse } = fixture.service;
    const there = await greenhouse.measure(
      'tom',
      Array.from({ length: 200 }, (_, index) => START + index),
    );
    const isGone = (index: number): boolean => index % 5 === 0;
    const gone = there.filter((_, index) => isGone(index));
    const rows = await walk(fixture.ifttt('tom'), {
      query: 'list_measurements',
      queryFields: {},
      limit: LIMIT,
      // The last row of a page may be the one that is gone.
      meanwhile: (page) => greenhouse.forget(gone.splice(-1 - (page % 3))),
    });
    expectEachOnce(
      rows.map((row) => row['measurement']),
      there.filter((_, index) => !isGone(index)),
    );
  });
});
