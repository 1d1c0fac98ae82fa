import { type Owner } from '#contract';
import { type FieldValues, Query, type QueryPage, type QueryRowOf, type QueryStep, ServiceError } from '#ifttt';

const fields = { picture: { type: 'text', label: 'Of which picture', required: true } } as const;

const ingredients = {
  person: { name: 'Person', type: 'string', example: 'Grace' },
  liked_at: { name: 'Liked at', type: 'datetime', example: '2026-03-02T10:00:00Z' },
} as const;

/** More than a page has by default, for the first picture of a bed only. */
const MANY = 120;

/** Who likes a picture. */
@Query({
  slug: 'list_likes',
  name: 'List likes',
  description: 'This query returns who likes a picture.',
  fields,
  ingredients,
  samples: { fields: { picture: 'orchids-1' } },
})
export class ListLikesQuery implements QueryStep<typeof fields, typeof ingredients> {
  async rows(_owner: Owner, { picture }: FieldValues<typeof fields>, { after, limit }: QueryPage) {
    const number = /^[a-z]+-(\d+)$/.exec(picture)?.[1];
    if (number === undefined) throw new ServiceError('InvalidRequest', { problem: 'There is no such picture.' });
    const likes = Number(number) === 1 ? MANY : 2;
    const first = Number(after?.[0] ?? 0) + 1;
    const count = Math.max(0, Math.min(limit, likes - first + 1));
    return Array.from({ length: count }, (_, index) => like(first + index));
  }
}

function like(number: number): QueryRowOf<typeof ingredients> {
  return {
    position: [number],
    ingredients: { person: `Friend ${number}`, liked_at: '2026-03-02T10:00:00Z' },
  };
}
