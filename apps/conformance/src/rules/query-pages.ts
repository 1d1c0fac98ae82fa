import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { isObject } from '../service/json.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { listOf, UNKNOWN, type WorkingStep } from '../service/steps.js';
import { statusOf, workingSteps } from './support.js';

/** As few requests as show it: no page is alone, and not all have the same size. */
const PAGES = 3;
const FIX = 'Cut the rows at limit; where more follow, add a cursor that names the next one. The last page has none.';

export const queryPages: Rule = {
  number: 23,
  name: 'query-pages',
  title: 'limit and cursor lead through all rows of a query, once each; a foreign cursor is a 400',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const query of workingSteps(service, 'queries', findings)) {
      await expectNothing(service, query, findings);
      await expectForeignCursorRefused(service, query, findings);
      if (query.data.length < 2 && cursorOf(query.first) === undefined)
        findings.leaveOut(`pages of ${query.slug}: its sample gives too few rows (${query.data.length})`);
      else await expectPages(service, query, findings);
    }
  },
};

async function expectNothing(service: ServiceUnderTest, query: WorkingStep, findings: Findings): Promise<void> {
  const exchange = await service.run(query, { limit: 0 });
  findings.expect(statusOf(exchange) === 200 && listOf(exchange).length === 0, {
    expectation: `${query.slug} with limit 0 gives no rows.`,
    found: `It gave status ${statusOf(exchange)} and ${listOf(exchange).length} rows.`,
    fix: FIX,
    exchange,
  });
}

async function expectForeignCursorRefused(
  service: ServiceUnderTest,
  query: WorkingStep,
  findings: Findings,
): Promise<void> {
  const exchange = await service.run(query, { cursor: UNKNOWN });
  findings.expect(statusOf(exchange) === 400, {
    expectation: `${query.slug} with a cursor that is not the service's is answered with 400.`,
    fix: 'Know your own cursors, by a signature or by looking them up.',
    exchange,
  });
}

/** Reads as many rows as the first call gave, page by page. */
async function expectPages(service: ServiceUnderTest, query: WorkingStep, findings: Findings): Promise<void> {
  const limit = Math.max(1, Math.floor(query.data.length / PAGES));
  const rows: unknown[] = [];
  let cursor: unknown;
  while (rows.length < query.data.length) {
    const exchange = await service.run(query, { limit, ...(cursor !== undefined && { cursor }) });
    rows.push(...listOf(exchange));
    cursor = cursorOf(exchange);
    const problem = problemOf(exchange, rows, limit, query);
    const expectation = `${query.slug} with limit ${limit} gives all rows, page by page, with a cursor on each but the last.`;
    if (!findings.expect(problem === undefined, { expectation, found: problem, fix: FIX, exchange })) return;
  }
  if (rows.length === 0) cursor = cursorOf(query.first);
  if (cursor === undefined) return;
  const exchange = await service.run(query, { limit, cursor });
  findings.expect(statusOf(exchange) === 200 && listOf(exchange).length > 0, {
    expectation: `A cursor of ${query.slug} leads to more rows.`,
    found: `It led to status ${statusOf(exchange)} and ${listOf(exchange).length} rows.`,
    fix: FIX,
    exchange,
  });
}

function problemOf(exchange: Exchange, read: readonly unknown[], limit: number, all: WorkingStep): string | undefined {
  const { length } = listOf(exchange);
  if (statusOf(exchange) !== 200) return `The status is ${statusOf(exchange)}.`;
  if (length > limit) return `The page has ${length} rows.`;
  const cursor = cursorOf(exchange);
  const beyond = read.length - all.data.length;
  const more = beyond < 0 || (beyond === 0 && cursorOf(all.first) !== undefined);
  const isEnd = beyond >= 0 && cursorOf(all.first) === undefined;
  if (more && (typeof cursor !== 'string' || cursor === '')) return 'More rows exist, and there is no cursor.';
  if (more && length === 0) return 'The page is empty.';
  if (isEnd && cursor !== undefined) return 'The last page has a cursor.';
  const isSame = read.every((row, index) => index >= all.data.length || textOf(row) === textOf(all.data[index]));
  return isSame ? undefined : 'The rows are not those that came without limit, in that order.';
}

function cursorOf({ answer }: Exchange): unknown {
  const cursor = isObject(answer?.json) ? answer.json['cursor'] : undefined;
  return cursor === null ? undefined : cursor;
}

/** What makes a row that row: nested queries may be named anew each time. */
function textOf(row: unknown): string {
  return JSON.stringify(isObject(row) ? Object.entries(row).filter(([, value]) => !isObject(value)) : row);
}
