import { type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { listOf, metaOf } from '../service/steps.js';
import { statusOf, workingSteps } from './support.js';

export const realtimePolls: Rule = {
  number: 8,
  name: 'realtime-polls',
  title: 'A poll that a realtime notification caused is answered like any other',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      const before = await service.run(trigger);
      const exchange = await service.run(trigger, {}, { headers: { 'X-IFTTT-Realtime': '1' } });
      const after = await service.run(trigger);
      // Where polls differ among themselves (rules 18, 20), only the status can be compared.
      const comparable = idsOf(before) === idsOf(after);
      findings.expect(statusOf(exchange) === 200 && (!comparable || idsOf(exchange) === idsOf(after)), {
        expectation: `A poll of ${trigger.slug} with X-IFTTT-Realtime: 1 gives the same events as one without.`,
        found: `It gave status ${statusOf(exchange)} and ${listOf(exchange).length} events; without the header there are ${listOf(after).length}.`,
        fix: 'Answer all the newest events, not only those that the notification was about.',
        exchange,
      });
    }
  },
};

function idsOf(poll: Exchange): string {
  return JSON.stringify(listOf(poll).map((event) => metaOf(event)['id']));
}
