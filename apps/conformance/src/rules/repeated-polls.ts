import { type Rule } from '../rule.js';
import { listOf } from '../service/steps.js';
import { workingSteps } from './support.js';

export const repeatedPolls: Rule = {
  number: 20,
  name: 'repeated-polls',
  title: 'Events that were returned are returned again',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      const exchange = await service.run(trigger);
      const { length } = listOf(exchange);
      findings.expect(length >= trigger.data.length, {
        expectation: `A second poll of ${trigger.slug} gives the events of the first.`,
        found: `The first gave ${trigger.data.length} events, this one ${length}.`,
        fix: 'Answer the newest events whether or not IFTTT has seen them: it knows that itself, by meta.id.',
        exchange,
      });
    }
  },
};
