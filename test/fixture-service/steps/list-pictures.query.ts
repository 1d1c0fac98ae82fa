import { type FieldOption, type Owner } from '#contract';
import { type FieldValues, Query, type QueryPage, type QueryRowOf, type QueryStep } from '#ifttt';
import { BEDS, bedOptions, helperOptions, SEASONS, WEEKDAYS } from '../greenhouse/beds.js';

/** Every type of field. */
const fields = {
  bed: { type: 'dropdown', label: 'Of which bed', required: true },
  caption: { type: 'text', label: 'With which words', required: false },
  season: { type: 'dropdown', label: 'In which season', required: false, options: SEASONS },
  weekdays: { type: 'checkbox', label: 'On which days', required: false, options: WEEKDAYS },
  helpers: { type: 'checkbox', label: 'By whom', required: false },
  where: { type: 'location', label: 'Where', required: false },
} as const;

/** Every type of ingredient. */
const ingredients = {
  caption: { name: 'Caption', type: 'string', example: 'Orchid no. 1' },
  page: { name: 'Page', type: 'url', example: 'https://greenhouse.example/pictures/orchids-1' },
  picture: { name: 'Picture', type: 'image', example: 'https://greenhouse.example/pictures/orchids-1.png' },
  original: { name: 'Original', type: 'file', example: 'https://greenhouse.example/pictures/orchids-1.raw' },
  day: { name: 'Day', type: 'date', example: '2026-03-01' },
  taken_at: { name: 'Taken at', type: 'datetime', example: '2026-03-01T08:30:00Z' },
  likes: { name: 'Likes', type: 'query', query: 'list_likes' },
  dislikes: { name: 'Dislikes', type: 'query', query: 'list_dislikes' },
} as const;

/** The pictures of a bed, the first one first. Their numbers say how many there are: see `BEDS`. */
@Query({
  slug: 'list_pictures',
  name: 'List pictures',
  description: 'This query returns the pictures of a bed.',
  fields,
  ingredients,
  samples: { fields: { bed: 'orchids' } },
})
export class ListPicturesQuery implements QueryStep<typeof fields, typeof ingredients> {
  readonly options = {
    bed: async (owner: Owner): Promise<FieldOption[]> => bedOptions(owner),
    helpers: async (owner: Owner): Promise<FieldOption[]> => helperOptions(owner),
  };

  async rows(_owner: Owner, { bed, caption }: FieldValues<typeof fields>, { after, limit }: QueryPage) {
    const all = BEDS.find(({ value }) => value === bed)?.pictures ?? 0;
    const numbers = Array.from({ length: all }, (_, index) => index + 1);
    return numbers
      .filter((number) => number > Number(after?.[0] ?? 0))
      .map((number) => picture(bed, number))
      .filter(({ ingredients }) => ingredients.caption.includes(caption ?? ''))
      .slice(0, limit);
  }
}

function picture(bed: string, number: number): QueryRowOf<typeof ingredients> {
  const name = `${bed}-${number}`;
  const moment = new Date(Date.UTC(2026, 2, 1) + number * 3_600_000).toISOString();
  return {
    position: [number],
    ingredients: {
      caption: `${bed} no. ${number}`,
      page: `https://greenhouse.example/pictures/${name}`,
      picture: `https://greenhouse.example/pictures/${name}.png`,
      original: `https://greenhouse.example/pictures/${name}.raw`,
      day: moment.slice(0, 10),
      taken_at: moment.replace(/\.\d+Z$/, 'Z'),
    },
    nested: { likes: { picture: name }, dislikes: { picture: name } },
  };
}
