import { type Answer, type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { isObject } from '../service/json.js';
import { hasErrors } from './support.js';

const JSON_UTF_8 = /^application\/json\s*;\s*charset="?utf-8"?\s*$/i;
/** What they answer with is nobody's business: `status` and DELETE have no body, a webhook's is not read. */
const WITHOUT_DATA = /\/(status|trigger_identity\/[^/]+|webhooks\/.+)$/;

/** Answers of all checks. What has the wrong status is another rule's. */
export const answers: Rule = {
  number: 3,
  name: 'answers',
  title: 'Answers are {"data": ...} or {"errors": [{"message": ...}]}, as application/json; charset=utf-8',
  review(exchanges, findings) {
    const seen = new Set<string>();
    for (const exchange of exchanges.filter(isLookedAt)) {
      const answer = exchange.answer!;
      const problem = problemOf(answer, exchange.request.url);
      // One of a kind is enough to see it.
      const kind = `${problem} ${exchange.request.method} ${exchange.request.url} ${answer.status}`;
      if (problem && seen.has(kind)) continue;
      seen.add(kind);
      findings.expect(problem === undefined, {
        expectation: 'Every answer has the form of the protocol.',
        found: problem,
        fix: 'Answer {"data": ...} or {"errors": [{"message": "..."}]} with Content-Type: application/json; charset=utf-8.',
        exchange,
      });
    }
  },
};

/** What is neither is some other rule's: what does not exist is rule 4's, which asks for it. */
function isLookedAt({ answer, purpose }: Exchange): boolean {
  if (!answer || !purpose.protocol) return false;
  return answer.status < 300 || answer.status === 400 || answer.status === 401 || purpose.rule === 4;
}

function problemOf(answer: Answer, url: string): string | undefined {
  const isSuccess = answer.status < 300;
  if (isSuccess && (answer.text === '' || WITHOUT_DATA.test(url))) return undefined;
  if (isSuccess && !(isObject(answer.json) && 'data' in answer.json)) return 'The body has no "data".';
  if (!isSuccess && !hasErrors(answer)) return `With status ${answer.status} the body has no "errors" with messages.`;
  const type = answer.headers['content-type'];
  return JSON_UTF_8.test(type ?? '') ? undefined : `The content type is ${type ?? 'missing'}.`;
}
