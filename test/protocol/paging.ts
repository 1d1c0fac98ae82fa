import { expect } from 'vitest';
import { type IftttCaller } from '../support/ifttt.js';

/** One row of a query, by its slugs. */
export type Row = Readonly<Record<string, unknown>>;

export interface Walk {
  readonly query: string;
  readonly queryFields: Readonly<Record<string, unknown>>;
  readonly limit: number;
  /** What others do while a page is asked for. */
  readonly meanwhile?: (page: number) => Promise<unknown>;
}

/** All rows of a query, page by page. */
export async function walk(ifttt: IftttCaller, { query, queryFields, limit, meanwhile }: Walk): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page += 1) {
    const asked = ifttt.call('POST', `queries/${query}`, { json: { queryFields, limit, cursor } });
    const [answer] = await Promise.all([asked, meanwhile?.(page)]);
    expect(answer.status, answer.text).toBe(200);
    const { data, cursor: next } = answer.json as { data: Row[]; cursor?: string };
    expect(data.length).toBeLessThanOrEqual(limit);
    rows.push(...data);
    if (next === undefined) return rows;
    expect(data).toHaveLength(limit);
    cursor = next;
  }
}

/** Expects each of the wanted ones once among what was found, and nothing twice. */
export function expectEachOnce(found: readonly unknown[], wanted: Iterable<unknown>): void {
  expect(new Set(found).size, 'rows that came twice').toBe(found.length);
  const missing = new Set(wanted);
  for (const one of found) missing.delete(one);
  expect([...missing].slice(0, 10), 'rows that did not come').toEqual([]);
}
