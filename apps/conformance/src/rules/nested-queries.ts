import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { isObject, objectOr } from '../service/json.js';
import { listOf, type WorkingStep } from '../service/steps.js';
import { workingSteps } from './support.js';

export const nestedQueries: Rule = {
  number: 24,
  name: 'nested-queries',
  title: 'A nested query is {queryFields}, and {queryFields, data} where include names it',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    let found = 0;
    for (const query of workingSteps(service, 'queries', findings)) {
      for (const ingredient of nestedIngredients(query)) {
        found += 1;
        expectEach(query.first, query, ingredient, isUnresolved, 'without include is {queryFields} alone', findings);
        const exchange = await service.run(query, { include: [ingredient] });
        expectEach(exchange, query, ingredient, isResolved, 'with include is {queryFields, data}', findings);
      }
    }
    if (found === 0) findings.skip('no query gives rows with a nested query');
  },
};

function nestedIngredients({ data, description }: WorkingStep): string[] {
  const described = description?.ingredients.filter(({ type }) => type === 'query').map(({ slug }) => slug);
  const seen = data.flatMap((row) =>
    Object.entries(objectOr(row))
      // `meta` is rule 23's.
      .filter(([slug, value]) => slug !== 'meta' && isObject(value))
      .map(([slug]) => slug),
  );
  return data.length === 0 ? [] : [...new Set([...(described ?? []), ...seen])];
}

function expectEach(
  exchange: Exchange,
  query: WorkingStep,
  ingredient: string,
  isRight: (value: unknown) => boolean,
  what: string,
  findings: Findings,
): void {
  const rows = listOf(exchange);
  findings.expect(rows.length > 0 && rows.every((row) => isRight(objectOr(row)[ingredient])), {
    expectation: `The nested query ${ingredient} of ${query.slug} ${what}, in every row.`,
    found: `It is ${JSON.stringify(rows.map((row) => objectOr(row)[ingredient]).find((value) => !isRight(value)))}.`,
    fix: 'queryFields is always there; data, and a cursor where more follows, only where include has the ingredient.',
    exchange,
  });
}

function isUnresolved(value: unknown): boolean {
  return isObject(value) && isObject(value['queryFields']) && !('data' in value);
}

function isResolved(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['queryFields']) || !Array.isArray(value['data'])) return false;
  return value['cursor'] === undefined || value['cursor'] === null || typeof value['cursor'] === 'string';
}
