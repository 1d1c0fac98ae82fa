import { type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { isObject } from '../service/json.js';
import { dataOf, type Step, UNKNOWN } from '../service/steps.js';
import { statusOf, workingSteps } from './support.js';
import { isVerdict } from './validation.js';

/** The one of IFTTT's reference, and the one of its OpenAPI file. */
const PATHS = ['validate', 'fields/validate'];

export const contextualValidation: Rule = {
  number: 22,
  name: 'contextual-validation',
  title: 'Validation of all fields together gives a verdict for each, at both of its paths',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    let served = 0;
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      if (Object.keys(trigger.sample).length === 0) continue;
      const ask = (path: string): Promise<Exchange> =>
        service.call('POST', `${trigger.path}/${path}`, { json: { values: trigger.sample } });
      const unknown = statusOf(await ask(UNKNOWN));
      const exchanges = [await ask(PATHS[0]!), await ask(PATHS[1]!)];
      if (exchanges.every((exchange) => [404, unknown].includes(statusOf(exchange)))) continue;
      served += 1;
      for (const exchange of exchanges) {
        findings.expect(statusOf(exchange) === 200 && hasVerdicts(exchange, trigger), {
          expectation: `POST ${exchange.request.url} is answered with 200 and {valid, message} for each field.`,
          fix: `Serve ${PATHS.map((path) => `.../${path}`).join(' and ')} alike, with one result for each field of "values".`,
          exchange,
        });
      }
    }
    if (served === 0) findings.skip('no trigger has contextual validation');
  },
};

function hasVerdicts(exchange: Exchange, { sample }: Step): boolean {
  const data = dataOf(exchange);
  return isObject(data) && Object.keys(sample).every((field) => isVerdict(data[field]));
}
