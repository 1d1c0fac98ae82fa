import { describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Answer } from '../support/http.js';
import { type Person } from '../fixture-service/accounts/accounts.js';
import { describeFixture } from './fixture.js';

const PICTURES = 60;
const DEFAULT_LIMIT = 50;

describeFixture('Queries', (fixture) => {
  const ask = (query: string, json: unknown, person: Person = 'ada'): Promise<Answer> =>
    fixture.ifttt(person).call('POST', `queries/${query}`, { json });
  const pictures = (body: object, person: Person = 'ada'): Promise<Answer> =>
    ask('list_pictures', { queryFields: { bed: 'orchids' }, ...body }, person);
  const captions = (answer: Answer): string[] => expectData(answer).map((row: any) => row.caption);
  const named = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `orchids no. ${from + index}`);

  describe('pages', () => {
    it('rule 23: rows have every ingredient, as a string or a nested query, and no meta', async () => {
      const [row] = expectData(await pictures({ limit: 1 }));
      expect(row).toEqual({
        caption: 'orchids no. 1',
        page: 'https://greenhouse.example/pictures/orchids-1',
        picture: 'https://greenhouse.example/pictures/orchids-1.png',
        original: 'https://greenhouse.example/pictures/orchids-1.raw',
        day: '2026-03-01',
        taken_at: '2026-03-01T01:00:00Z',
        likes: { queryFields: { picture: 'orchids-1' } },
        dislikes: { queryFields: { picture: 'orchids-1' } },
      });
    });

    it('rule 23: fifty rows without a limit, and a cursor to the rest, which has none', async () => {
      const first = await pictures({});
      expect(captions(first)).toEqual(named(1, DEFAULT_LIMIT));
      const second = await pictures({ cursor: first.json.cursor });
      expect(captions(second)).toEqual(named(DEFAULT_LIMIT + 1, PICTURES));
      expect(second.json).not.toHaveProperty('cursor');
    });

    it.each([1, 7, 20, 59, 60, 61, 1_000, 1_000_000])('rule 23: in pages of %d', async (limit) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const answer = await pictures({ limit, cursor });
        const page = captions(answer);
        expect(page.length).toBeGreaterThan(0);
        expect(page.length).toBeLessThanOrEqual(limit);
        seen.push(...page);
        cursor = answer.json.cursor;
        pages += 1;
      } while (cursor !== undefined);
      expect(seen).toEqual(named(1, PICTURES));
      expect(pages).toBe(Math.ceil(PICTURES / limit));
    });

    it('rule 23: the limit may change from page to page', async () => {
      const first = await pictures({ limit: 3 });
      expect(captions(await pictures({ limit: 5, cursor: first.json.cursor }))).toEqual(named(4, 8));
    });

    it('rule 23: limit 0 gives no rows and no cursor', async () => {
      expect((await pictures({ limit: 0 })).json).toEqual({ data: [] });
    });

    it('rule 23: no rows, one page, no cursor', async () => {
      expect((await pictures({ queryFields: { bed: 'moss' } })).json).toEqual({ data: [] });
      const two = await pictures({ queryFields: { bed: 'ferns' }, limit: 2 });
      expect(two.json.data).toHaveLength(2);
      expect(two.json).not.toHaveProperty('cursor');
    });

    it('rule 23: fields choose among the rows, on later pages too', async () => {
      const queryFields = { bed: 'orchids', caption: '1' };
      const first = await pictures({ queryFields, limit: 4 });
      const second = await pictures({ queryFields, limit: 4, cursor: first.json.cursor });
      expect([...captions(first), ...captions(second)]).toEqual(
        [1, 10, 11, 12, 13, 14, 15, 16].map((number) => `orchids no. ${number}`),
      );
    });

    it.each([[-1], [1.5], ['7'], ['many'], [true], [null], [[]], [{}]])(
      'rule 23: the limit %j is a 400',
      async (limit) => {
        expectErrors(await pictures({ limit }), 400);
      },
    );
  });

  describe('cursors', () => {
    const cursorOf = async (body: object = {}, person: Person = 'ada'): Promise<string> =>
      (await pictures({ limit: 1, ...body }, person)).json.cursor;

    it('rule 23: an opaque text, short enough for anybody to keep', async () => {
      const cursor = await cursorOf();
      expect(cursor).toMatch(/^[\w.~-]+$/);
      expect(cursor.length).toBeLessThan(512);
    });

    it.each<[string, unknown]>([
      ['empty', ''],
      ['made up', 'seijjh24ks'],
      ['another form of base64', Buffer.from('{"position":[1]}').toString('base64url')],
      ['only a signature', '.c2lnbmF0dXJl'],
      ['beyond ASCII', 'Zoë 家 🤖'],
      ['very long', 'x'.repeat(5_000)],
      ['a number', 7],
      ['a list', []],
    ])('rule 23: a cursor that is %s is a 400', async (_title, cursor) => {
      expectErrors(await pictures({ cursor }), 400);
    });

    it('rule 23: a cursor that was changed anywhere is a 400', async () => {
      const cursor = await cursorOf();
      for (let index = 0; index < cursor.length; index += 1) {
        const other = cursor[index] === 'A' ? 'B' : 'A';
        const changed = cursor.slice(0, index) + other + cursor.slice(index + 1);
        expectErrors(await pictures({ cursor: changed }), 400);
      }
      for (const changed of [cursor.slice(0, -1), `${cursor}A`, `${cursor}=`, cursor.toUpperCase(), ` ${cursor}`]) {
        expectErrors(await pictures({ cursor: changed }), 400);
      }
    });

    it('rule 23: a cursor of other fields is a 400', async () => {
      const cursor = await cursorOf();
      expectErrors(await pictures({ cursor, queryFields: { bed: 'ferns' } }), 400);
      expectErrors(await pictures({ cursor, queryFields: { bed: 'orchids', caption: '1' } }), 400);
    });

    it('rule 23: unknown keys and the order of fields make no difference to a cursor', async () => {
      const cursor = await cursorOf({ queryFields: { bed: 'orchids', caption: 'no.' } });
      const queryFields = { unknown: 'key', caption: 'no.', bed: 'orchids', season: '' };
      expect(captions(await pictures({ cursor, limit: 2, queryFields }))).toEqual(named(2, 3));
    });

    it('rule 23: a cursor of another query is a 400', async () => {
      const queryFields = { picture: 'orchids-1' };
      const { cursor } = (await ask('list_likes', { queryFields, limit: 1 })).json;
      expectData(await ask('list_likes', { queryFields, cursor }));
      expectErrors(await ask('list_dislikes', { queryFields, cursor }), 400);
    });

    it('rule 23: a cursor of another person is a 400', async () => {
      const cursor = await cursorOf({}, 'bob');
      if (fixture.hasAccounts) expectErrors(await pictures({ cursor }), 400);
      else expect(captions(await pictures({ cursor, limit: 1 }))).toEqual(named(2, 2));
    });

    it('rule 23: a cursor may be used again, and gives the same page', async () => {
      const cursor = await cursorOf();
      const [one, other] = [await pictures({ cursor, limit: 9 }), await pictures({ cursor, limit: 9 })];
      expect(one.json).toEqual(other.json);
    });
  });

  describe('nested queries', () => {
    it('rule 24: what is included is resolved; what is not has its queryFields alone', async () => {
      const rows = expectData(await pictures({ limit: 2, include: ['likes'] }));
      expect(rows[0].likes.queryFields).toEqual({ picture: 'orchids-1' });
      expect(rows[0].likes.data).toHaveLength(DEFAULT_LIMIT);
      expect(rows[0].likes.data[0]).toEqual({ person: 'Friend 1', liked_at: '2026-03-02T10:00:00Z' });
      expect(rows[1].likes).toEqual({
        queryFields: { picture: 'orchids-2' },
        data: [
          { person: 'Friend 1', liked_at: '2026-03-02T10:00:00Z' },
          { person: 'Friend 2', liked_at: '2026-03-02T10:00:00Z' },
        ],
      });
      for (const row of rows) expect(Object.keys(row.dislikes)).toEqual(['queryFields']);
    });

    it('rule 24: a resolved query without rows has an empty list', async () => {
      const [row] = expectData(await pictures({ limit: 1, include: ['likes', 'dislikes'] }));
      expect(row.dislikes).toEqual({ queryFields: { picture: 'orchids-1' }, data: [] });
      expect(row.likes.data).toHaveLength(DEFAULT_LIMIT);
    });

    it('rule 24: the cursor of a nested result continues in the query itself', async () => {
      const [{ likes }] = expectData(await pictures({ limit: 1, include: ['likes'] }));
      const people: string[] = likes.data.map((row: any) => row.person);
      let { cursor } = likes;
      while (cursor !== undefined) {
        const answer = await ask('list_likes', { queryFields: likes.queryFields, cursor });
        people.push(...expectData(answer).map((row: any) => row.person));
        cursor = answer.json.cursor;
      }
      expect(people).toEqual(Array.from({ length: 120 }, (_, index) => `Friend ${index + 1}`));
    });

    it('rule 24: an unresolved query can be asked for later', async () => {
      const [{ likes }] = expectData(await pictures({ limit: 1 }));
      expect(expectData(await ask('list_likes', { queryFields: likes.queryFields }))).toHaveLength(DEFAULT_LIMIT);
    });

    it('rule 24: later pages are resolved too', async () => {
      const first = await pictures({ limit: 1, include: ['likes'] });
      const [row] = expectData(await pictures({ limit: 1, include: ['likes'], cursor: first.json.cursor }));
      expect(row.likes.data).toHaveLength(2);
    });

    it('rule 5: what include names that is no nested query is ignored', async () => {
      const plain = await pictures({ limit: 1 });
      const strange = await pictures({ limit: 1, include: ['caption', 'no_such', 'constructor', '__proto__'] });
      expect(expectData(strange)).toEqual(expectData(plain));
    });

    it.each([['likes'], [{ likes: true }], [[1]]])(
      'an include that is no list of strings, %j, is a 400',
      async (include) => {
        expectErrors(await pictures({ include }), 400);
      },
    );
  });

  describe('fields', () => {
    it.each<[string, unknown]>([
      ['absent', {}],
      ['null', { queryFields: null }],
      ['a list', { queryFields: [] }],
      ['a text', { queryFields: 'bed' }],
      ['empty', { queryFields: {} }],
      ['without the required one', { queryFields: { caption: '1' } }],
      ['with the required one blank', { queryFields: { bed: ' ' } }],
      ['with the required one of another type', { queryFields: { bed: ['orchids'] } }],
    ])('rule 25: queryFields that are %s are a 400', async (_title, json) => {
      expectErrors(await ask('list_pictures', json), 400);
    });

    it('rule 25: queryFields are required even where there are no fields', async () => {
      expectErrors(await ask('list_measurements', {}), 400);
      expect(expectData(await ask('list_measurements', { queryFields: {} }))).toEqual([]);
    });

    it('rule 5: unknown keys are ignored wherever they are', async () => {
      const extra = { unknown: { deep: ['key', 1, null] } };
      expectData(await ask('list_pictures', { queryFields: { bed: 'ferns', ...extra }, ...extra }));
    });

    it('rule 4: an unknown query is a 404', async () => {
      for (const query of ['list_nothing', 'constructor', '__proto__']) {
        expectErrors(await ask(query, { queryFields: {} }), 404);
      }
    });

    it('rule 4: what a step finds wrong with its fields is its own 400', async () => {
      const message = expectErrors(await ask('list_likes', { queryFields: { picture: '?' } }), 400);
      expect(message).toBe('There is no such picture.');
    });
  });
});
