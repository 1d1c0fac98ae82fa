import { type Answer } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { isObject, type JsonObject, objectOr } from '../service/json.js';
import { pathSegment } from '../service/service-caller.js';
import { hasFields, requestOf } from '../service/steps.js';
import { statusOf } from './support.js';

export const skippedActions: Rule = {
  number: 28,
  name: 'skipped-actions',
  title: 'What an action will never be able to do is a 400 with status SKIP; malformed requests are not skipped',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const skipping = Object.entries(service.facts.samples!.actionRecordSkipping);
    const actions = service.steps.successful('actions').filter(hasFields);
    if (skipping.length + actions.length === 0)
      findings.skip('the samples have no actionRecordSkipping, and no action');
    for (const [slug, fields] of skipping) {
      const path = `actions/${pathSegment(slug)}`;
      const exchange = await service.call('POST', path, { json: requestOf('actions', fields) });
      const [first] = errorsIn(exchange.answer);
      findings.expect(statusOf(exchange) === 400 && first?.['status'] === 'SKIP', {
        expectation: `${slug} with the values of actionRecordSkipping is answered with 400 and an error of status SKIP.`,
        fix: 'Answer {"errors": [{"status": "SKIP", "message": "..."}]}: IFTTT would try in vain otherwise.',
        exchange,
      });
    }
    for (const action of actions) {
      const exchange = await service.run(action, { actionFields: undefined });
      findings.expect(!errorsIn(exchange.answer).some(({ status }) => status === 'SKIP'), {
        expectation: `${action.slug} without actionFields is not answered with SKIP.`,
        found: 'It is.',
        fix: 'SKIP is for values that can never work, not for a request that is malformed.',
        exchange,
      });
    }
    if (skipping.length === 0) findings.leaveOut('SKIP itself: the samples have no actionRecordSkipping');
  },
};

function errorsIn(answer: Answer | undefined): JsonObject[] {
  const { errors } = objectOr(answer?.json);
  return Array.isArray(errors) ? errors.filter(isObject) : [];
}
