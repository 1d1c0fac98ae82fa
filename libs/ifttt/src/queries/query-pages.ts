import { type Owner, type QueryPerformResponse } from '#contract';
import { Injectable } from '@nestjs/common';
import { checkFields } from '../steps/field-check.js';
import { type FieldValue } from '../steps/fields.js';
import { pageSize } from '../steps/page-size.js';
import { type RegisteredQuery, StepRegistry } from '../steps/registry.js';
import { type QueryRowOf } from '../steps/steps.js';
import { Cursors, type CursorScope } from './cursors.js';

/** So many rows of a page have their nested queries resolved at once; a page must not take all database connections. */
const ROWS_AT_ONCE = 4;

type Fields = Record<string, FieldValue | undefined>;

export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** Slugs of the nested queries to resolve. What names none is ignored, as extra keys are (platform rule 5). */
  readonly include?: readonly string[] | undefined;
}

/** Pages of queries, and of the queries inside them. */
@Injectable()
export class QueryPages {
  constructor(
    private readonly steps: StepRegistry,
    private readonly cursors: Cursors,
  ) {}

  /**
   * @param fields checked against the query's definition
   * @throws ServiceError `InvalidCursor` for a cursor that is not of this owner, query and fields
   */
  async page(
    { definition, step }: RegisteredQuery,
    owner: Owner,
    fields: Fields,
    { limit, cursor, include = [] }: PageRequest,
  ): Promise<QueryPerformResponse> {
    const scope: CursorScope = { ownerId: owner.id, querySlug: definition.slug, fields };
    const after = cursor === undefined ? undefined : this.cursors.read(scope, cursor);
    const size = pageSize(limit);
    if (size === 0) return { data: [] };
    // One row more than asked for says whether there is a next page.
    const found = await step.rows(owner, fields, { after, limit: size + 1 });
    const rows = found.slice(0, size);
    const last = rows.at(-1);
    return {
      data: await this.resolve(rows, definition, owner, include),
      ...(last && found.length > size && { cursor: this.cursors.write(scope, last.position) }),
    };
  }

  private async resolve(
    rows: readonly QueryRowOf[],
    definition: RegisteredQuery['definition'],
    owner: Owner,
    include: readonly string[],
  ): Promise<Record<string, unknown>[]> {
    const resolved: Record<string, unknown>[] = [];
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const some = rows.slice(start, start + ROWS_AT_ONCE);
      resolved.push(...(await Promise.all(some.map((row) => this.toWire(row, definition, owner, include)))));
    }
    return resolved;
  }

  /** Every ingredient of the definition, in its order. */
  private async toWire(
    row: QueryRowOf,
    { ingredients }: RegisteredQuery['definition'],
    owner: Owner,
    include: readonly string[],
  ): Promise<Record<string, unknown>> {
    const wire: Record<string, unknown> = {};
    for (const [slug, ingredient] of Object.entries(ingredients)) {
      wire[slug] =
        ingredient.type === 'query'
          ? await this.nested(ingredient.query, owner, row.nested?.[slug] ?? {}, include.includes(slug))
          : row.ingredients[slug];
    }
    return wire;
  }

  /** Platform rule 24. The cursor of a nested page continues in a request to the nested query itself. */
  private async nested(slug: string, owner: Owner, given: Fields, included: boolean): Promise<object> {
    const query = this.steps.query(slug);
    const queryFields = checkNested(query, given);
    return { queryFields, ...(included && (await this.page(query, owner, queryFields, {}))) };
  }
}

/** What is wrong with them is this service's fault, not the caller's. */
function checkNested({ definition }: RegisteredQuery, given: Fields): Fields {
  try {
    return checkFields(definition.fields, given, 'queryFields');
  } catch (error) {
    throw new Error(`A nested query has fields that "${definition.slug}" does not take.`, { cause: error });
  }
}
