import 'reflect-metadata';
import { type Owner } from '#contract';
import { Config } from '#platform';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Query } from '../steps/decorators.js';
import { type FieldValues } from '../steps/fields.js';
import { StepRegistry } from '../steps/registry.js';
import { type QueryPage, type QueryRowOf, type QueryStep } from '../steps/steps.js';
import { Cursors } from './cursors.js';
import { QueriesService } from './queries.service.js';
import { QueryPages } from './query-pages.js';

const owner = { id: 'o1' };

const pictureFields = {
  album: { type: 'text', label: 'Album', required: true },
  season: { type: 'dropdown', label: 'Season', required: false, options: [{ label: 'Spring', value: 'spring' }] },
} as const;
const pictureIngredients = {
  title: { name: 'Title', type: 'string', example: 'Banksy' },
  likes: { name: 'Likes', type: 'query', query: 'list_likes' },
  number: { name: 'Number', type: 'string', example: '1' },
  dislikes: { name: 'Dislikes', type: 'query', query: 'list_likes' },
} as const;

/** Pictures stand in the order of their numbers; each has more likes than a page of them holds. */
@Query({
  slug: 'list_pictures',
  name: 'List pictures',
  description: 'For tests.',
  fields: pictureFields,
  ingredients: pictureIngredients,
  samples: { fields: { album: 'street' } },
})
class ListPicturesQuery implements QueryStep<typeof pictureFields, typeof pictureIngredients> {
  numbers = Array.from({ length: 120 }, (_, index) => index * 2);
  nestedFields: Record<string, string> = {};
  readonly asked: QueryPage[] = [];

  async rows(_owner: Owner, { album }: FieldValues<typeof pictureFields>, page: QueryPage) {
    this.asked.push(page);
    const after = Number(page.after?.[0] ?? Number.NEGATIVE_INFINITY);
    const found = this.numbers.filter((number) => number > after).slice(0, page.limit);
    return found.map((number): QueryRowOf<typeof pictureIngredients> => ({
      position: [number],
      ingredients: { title: `${album} ${number}`, number: String(number) },
      nested: {
        likes: { picture: String(number), more: 'x', ...this.nestedFields },
        dislikes: { picture: `-${number}` },
      },
    }));
  }
}

const likeFields = { picture: { type: 'text', label: 'Picture', required: true } } as const;
const likeIngredients = { person: { name: 'Person', type: 'string', example: 'jim' } } as const;

@Query({
  slug: 'list_likes',
  name: 'List likes',
  description: 'For tests.',
  fields: likeFields,
  ingredients: likeIngredients,
  samples: { fields: { picture: '0' } },
})
class ListLikesQuery implements QueryStep<typeof likeFields, typeof likeIngredients> {
  async rows(owner: Owner, { picture }: FieldValues<typeof likeFields>, { after, limit }: QueryPage) {
    const first = Number(after?.[0] ?? 0) + 1;
    return Array.from({ length: Math.min(limit, 60 - first + 1) }, (_, index) => ({
      position: [first + index],
      ingredients: { person: `${owner.id} ${picture} ${first + index}` },
    }));
  }
}

let queries: QueriesService;
let pictures: ListPicturesQuery;

beforeEach(async () => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [
      StepRegistry,
      Cursors,
      QueryPages,
      QueriesService,
      ListPicturesQuery,
      ListLikesQuery,
      { provide: Config, useValue: { ifttt: { clientSecret: 'a secret' } } },
    ],
  }).compile();
  await module.init();
  queries = module.get(QueriesService);
  pictures = module.get(ListPicturesQuery);
});

const perform = (
  more: { limit?: number; cursor?: string; include?: string[]; queryFields?: Record<string, unknown> } = {},
) => queries.performQuery(owner, 'list_pictures', { queryFields: { album: 'street' }, ...more });
const likesOf = (queryFields: Record<string, unknown>, cursor?: string) =>
  queries.performQuery(owner, 'list_likes', { queryFields, cursor });

describe('a query', () => {
  it('answers with every ingredient, in the order of the definition, and no meta (platform rule 23)', async () => {
    const { data } = await perform({ limit: 1 });
    expect(JSON.stringify(data)).toBe(
      JSON.stringify([
        {
          title: 'street 0',
          likes: { queryFields: { picture: '0' } },
          number: '0',
          dislikes: { queryFields: { picture: '-0' } },
        },
      ]),
    );
  });

  it.each([
    [undefined, 50],
    [1, 1],
    [51, 51],
    [1_000, 1_000],
    [1_001, 1_000],
  ])('with limit %s is a page of up to %i rows', async (limit, size) => {
    const { data } = await perform({ limit });
    expect(pictures.asked).toEqual([{ after: undefined, limit: size + 1 }]);
    expect(data).toHaveLength(Math.min(size, 120));
  });

  it('with limit 0 is empty, without a cursor', async () => {
    expect(await perform({ limit: 0 })).toEqual({ data: [] });
    expect(pictures.asked).toEqual([]);
  });

  it.each([
    ['missing', {}],
    ['blank', { album: ' ' }],
  ])('with a required field %s is a 400 (platform rule 25)', async (_, queryFields) => {
    await expect(perform({ queryFields })).rejects.toMatchObject({
      name: 'MissingField',
      message: 'The field "album" is required. Send a value in queryFields.',
    });
  });

  it('takes no notice of fields that it does not have (platform rule 5)', async () => {
    const { cursor } = await perform({ queryFields: { album: 'street', more: 1 }, limit: 1 });
    expect(await perform({ cursor })).toBeDefined();
  });

  it('is not found under the slug of no query (platform rule 4)', async () => {
    const performed = queries.performQuery(owner, 'nope', { queryFields: {} });
    await expect(performed).rejects.toMatchObject({ name: 'UnknownStep' });
  });

  it('has field options', async () => {
    const { data } = await queries.getQueryFieldOptions(owner, 'list_pictures', 'season');
    expect(data).toEqual([{ label: 'Spring', value: 'spring' }]);
    await expect(queries.getQueryFieldOptions(owner, 'list_pictures', 'album')).rejects.toMatchObject({
      name: 'UnknownField',
    });
  });
});

describe('paging', () => {
  it.each([1, 7, 40, 119, 120, 121])(
    'by %i rows gives each row once, and a cursor but on the last page',
    async (limit) => {
      const sizes: number[] = [];
      const seen: unknown[] = [];
      for (let cursor: string | undefined, page = 0; page === 0 || cursor; page += 1) {
        const answer = await perform({ limit, cursor });
        sizes.push(answer.data.length);
        seen.push(...answer.data.map(({ number }) => Number(number)));
        cursor = answer.cursor;
      }
      expect(seen).toEqual(pictures.numbers);
      expect(sizes).toHaveLength(Math.ceil(120 / limit));
    },
  );

  it('gives every row that was there at the start exactly once while rows are added', async () => {
    const atStart = [...pictures.numbers];
    const seen: number[] = [];
    for (let cursor: string | undefined, page = 0; page === 0 || cursor; page += 1) {
      const answer = await perform({ limit: 7, cursor });
      seen.push(...answer.data.map(({ number }) => Number(number)));
      cursor = answer.cursor;
      // Before, at and after the place where the reader is.
      const added = [-1 - page, seen.at(-1)! - 1, seen.at(-1)! + 1];
      if (page < 20) pictures.numbers = [...new Set([...pictures.numbers, ...added])].sort((a, b) => a - b);
    }
    expect(seen.filter((number) => atStart.includes(number))).toEqual(atStart);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses a cursor that is not of this query, these fields and this owner', async () => {
    const { cursor } = await perform({ limit: 1 });
    const refused = { name: 'InvalidCursor' };
    await expect(perform({ cursor: 'seijjh24ks' })).rejects.toMatchObject(refused);
    await expect(perform({ cursor: '', limit: 0 })).rejects.toMatchObject(refused);
    await expect(perform({ cursor, queryFields: { album: 'other' } })).rejects.toMatchObject(refused);
    await expect(likesOf({ picture: '0' }, cursor)).rejects.toMatchObject(refused);
    const body = { queryFields: { album: 'street' }, cursor };
    await expect(queries.performQuery({ id: 'o2' }, 'list_pictures', body)).rejects.toMatchObject(refused);
  });
});

describe('include (platform rule 24)', () => {
  it('resolves what it names, for every row, and nothing else', async () => {
    const { data } = await perform({ limit: 9, include: ['likes', 'title', 'nope', 'constructor'] });
    expect(data).toHaveLength(9);
    for (const [index, row] of data.entries()) {
      const picture = String(index * 2);
      const likes = row['likes'] as { queryFields: object; data: { person: string }[] };
      expect(Object.keys(likes)).toEqual(['queryFields', 'data', 'cursor']);
      expect(likes.queryFields).toEqual({ picture });
      expect(likes.data).toHaveLength(50);
      expect(likes.data[0]).toEqual({ person: `o1 ${picture} 1` });
      expect(row['dislikes']).toEqual({ queryFields: { picture: `-${picture}` } });
      expect(row['title']).toBe(`street ${picture}`);
    }
  });

  it('gives cursors that continue in the nested query', async () => {
    const { data } = await perform({ limit: 1, include: ['likes'] });
    const { queryFields, cursor } = data[0]!['likes'] as { queryFields: Record<string, unknown>; cursor: string };
    const rest = await likesOf(queryFields, cursor);
    expect(rest.data.map(({ person }) => person)).toEqual(
      Array.from({ length: 10 }, (_, index) => `o1 0 ${51 + index}`),
    );
    expect(rest).not.toHaveProperty('cursor');
    await expect(likesOf({ picture: '2' }, cursor)).rejects.toMatchObject({ name: 'InvalidCursor' });
    await expect(perform({ cursor })).rejects.toMatchObject({ name: 'InvalidCursor' });
  });

  it('is a fault of the service when a row has fields that the nested query does not take', async () => {
    pictures.nestedFields = { picture: '' };
    const performed = perform({ limit: 1 });
    await expect(performed).rejects.toThrow('A nested query has fields that "list_likes" does not take.');
    await expect(performed).rejects.not.toHaveProperty('entry');
  });
});
