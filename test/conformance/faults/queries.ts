import { type Fault } from '../faulty-service.js';
import {
  accepting,
  askedFor,
  both,
  eachRow,
  errors,
  fieldsOf,
  type Json,
  QUERY,
  refused,
  sent,
  told,
  type When,
} from './changes.js';
import { faultsOf } from './fault-table.js';

const asking = (test: (body: Json) => boolean): When => both(QUERY, (request) => test(sent(request)));
const FOREIGN_CURSOR = asking(({ cursor }) => cursor === 'conformance_unknown');
const WITHOUT_FIELDS = asking((body) => 'user' in body && body['queryFields'] === undefined);

/** Changes what a nested query is in a row. */
const nested = (change: (value: Json) => unknown): Fault =>
  eachRow(QUERY, (row) =>
    Object.fromEntries(Object.entries(row).map(([slug, value]) => [slug, isObject(value) ? change(value) : value])),
  );

export const queryFaults = [
  ...faultsOf('query-rows', {
    'gives rows meta': () => eachRow(QUERY, (row, index) => ({ ...row, meta: { id: index, timestamp: 0 } })),
    'gives all rows where no limit is': () =>
      askedFor(
        asking((body) => body['limit'] === undefined && !('cursor' in body)),
        (body) => ({ ...body, limit: 100 }),
      ),
    'leaves out an ingredient': () => eachRow(QUERY, ({ caption: _, ...row }) => row),
  }),
  ...faultsOf('query-pages', {
    'ignores limit': () =>
      askedFor(
        asking(({ limit }) => Number(limit) > 0),
        ({ limit: _, ...body }) => body,
      ),
    'takes limit 0 for no limit': () =>
      askedFor(
        asking(({ limit }) => limit === 0),
        ({ limit: _, ...body }) => body,
      ),
    'gives no cursor': () => told(QUERY, ({ cursor: _, ...body }) => body),
    'gives the first page again and again': () =>
      askedFor(
        asking(({ cursor }) => cursor !== 'conformance_unknown'),
        ({ cursor: _, ...body }) => body,
      ),
    'gives a cursor on the last page': () => told(QUERY, (body) => ({ cursor: 'end', ...body })),
    'takes a foreign cursor for the beginning': () => askedFor(FOREIGN_CURSOR, ({ cursor: _, ...body }) => body),
    'fails with a foreign cursor': () => refused(400, () => errors(500), FOREIGN_CURSOR),
  }),
  ...faultsOf('nested-queries', {
    'does not know include': () => askedFor(QUERY, ({ include: _, ...body }) => body),
    'includes what was not asked for': () =>
      askedFor(
        asking(({ queryFields }) => isObject(queryFields) && 'bed' in queryFields),
        (body) => ({ include: ['likes'], ...body }),
      ),
    'leaves out queryFields': () => nested(({ queryFields: _, ...value }) => ({ picture: 'orchids-1', ...value })),
    'leaves out queryFields where it includes': () =>
      nested((value) => ('data' in value ? { data: value['data'] } : value)),
  }),
  ...faultsOf('query-fields', {
    'asks without queryFields': () => accepting(WITHOUT_FIELDS),
    'asks without a required field': () =>
      accepting(
        both(
          asking((body) => body['cursor'] === undefined),
          (request) => Object.keys(fieldsOf(request) ?? { none: true }).length === 0,
        ),
      ),
    'fails without queryFields': () => refused(400, () => errors(500), WITHOUT_FIELDS),
  }),
];

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
