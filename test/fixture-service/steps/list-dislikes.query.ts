import { Query, type QueryStep } from '#ifttt';

const fields = { picture: { type: 'text', label: 'Of which picture', required: true } } as const;

const ingredients = { person: { name: 'Person', type: 'string', example: 'Nobody' } } as const;

/** Who dislikes a picture: nobody. */
@Query({
  slug: 'list_dislikes',
  name: 'List dislikes',
  description: 'This query returns who dislikes a picture.',
  fields,
  ingredients,
  samples: { fields: { picture: 'orchids-1' } },
})
export class ListDislikesQuery implements QueryStep<typeof fields, typeof ingredients> {
  async rows() {
    return [];
  }
}
