import type { IngredientDescription, QueryPage, StepDescription } from '../platform/index.js';
import type { CellView, QueryView } from './views.js';

type Results = NonNullable<QueryView['results']>;

/** A page of a query's answer as a table. @param next the address of the next page, given its cursor */
export function resultsView(
  { ingredients = [] }: StepDescription,
  { data, cursor }: QueryPage,
  next: (cursor: string) => string,
): Results {
  const columns = columnsOf(ingredients, data);
  const count = data.length === 1 ? '1 row' : `${data.length} rows`;
  return {
    title: data.length === 0 ? 'No rows' : `${count}${cursor === undefined ? '' : ', and there are more'}`,
    columns,
    rows: data.map((row) => columns.map(({ slug }) => cellOf(row[slug]))),
    ...(cursor !== undefined && { next: next(cursor) }),
  };
}

/** The ingredients, and whatever else the rows have. */
function columnsOf(ingredients: readonly IngredientDescription[], data: QueryPage['data']) {
  const described = ingredients.map(({ slug, name }) => ({ slug, name }));
  const known = new Set(described.map(({ slug }) => slug));
  const others = new Set(data.flatMap((row) => Object.keys(row)).filter((key) => !known.has(key)));
  return [...described, ...[...others].map((slug) => ({ slug, name: slug }))];
}

function cellOf(value: unknown): CellView {
  if (value === undefined || value === null) return { text: '' };
  if (typeof value === 'object') return { text: nestedText(value), json: JSON.stringify(value, null, 2) };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^https?:\/\//.test(text) ? { text, url: text } : { text };
}

/** A nested query: with its rows where they were asked for, otherwise with its fields alone (platform rule 24). */
function nestedText(value: object): string {
  const { data } = value as { data?: unknown };
  if (!Array.isArray(data)) return 'Not looked up';
  return data.length === 1 ? '1 row' : `${data.length} rows`;
}
