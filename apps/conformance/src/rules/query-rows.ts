import { type Rule } from '../rule.js';
import { isObject } from '../service/json.js';
import { type WorkingStep } from '../service/steps.js';
import { workingSteps } from './support.js';

const DEFAULT_LIMIT = 50;

export const queryRows: Rule = {
  number: 23,
  name: 'query-rows',
  title: 'A query gives at most 50 rows of ingredients, without meta',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const query of workingSteps(service, 'queries', findings)) {
      const problem = problemOf(query);
      findings.expect(problem === undefined, {
        expectation: `${query.slug} gives at most ${DEFAULT_LIMIT} rows, each an object of its ingredients.`,
        found: problem,
        fix: 'Answer one object for each row, with a key for every ingredient and no other.',
        exchange: query.first,
      });
    }
  },
};

function problemOf({ data, description }: WorkingStep): string | undefined {
  if (data.length > DEFAULT_LIMIT) return `There are ${data.length}.`;
  for (const row of data) {
    if (!isObject(row)) return 'A row is no object.';
    if ('meta' in row) return 'A row has meta, which is for events.';
    const missing = description?.ingredients.find(({ slug }) => !Object.hasOwn(row, slug));
    if (missing) return `A row has no ingredient ${missing.slug}.`;
  }
  return undefined;
}
