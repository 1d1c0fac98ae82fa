import { type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { isObject } from '../service/json.js';
import { dataOf } from '../service/steps.js';
import { statusOf, successfulActions } from './support.js';

export const actionAnswers: Rule = {
  number: 26,
  name: 'action-answers',
  title: 'An action is answered with 200 and a list of one object: an id, and perhaps a url',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const { slug, first } of successfulActions(service, findings)) {
      const problem = problemOf(first);
      findings.expect(problem === undefined, {
        expectation: `${slug} is answered with 200 and {"data": [{"id": "..."}]}.`,
        found: problem,
        fix: 'Answer a list of exactly one object with "id", a string, and "url" where there is one to look at.',
        exchange: first,
      });
    }
  },
};

function problemOf(exchange: Exchange): string | undefined {
  if (statusOf(exchange) !== 200) return `The status is ${statusOf(exchange)}.`;
  const data = dataOf(exchange);
  if (!Array.isArray(data) || data.length !== 1 || !isObject(data[0])) return 'data is no list of one object.';
  const { id, url } = data[0];
  if (typeof id !== 'string' || id === '') return `id is ${JSON.stringify(id)}, no string.`;
  const isUrl = url === undefined || url === null || (typeof url === 'string' && URL.canParse(url));
  return isUrl ? undefined : `url is ${JSON.stringify(url)}.`;
}
