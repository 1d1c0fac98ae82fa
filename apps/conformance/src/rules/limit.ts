import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { listOf, metaOf, type Step } from '../service/steps.js';
import { statusOf, workingSteps } from './support.js';

const DEFAULT_LIMIT = 50;
const LIMITS = [0, 1, 2, 100];
const NO_LIMITS = [-1, 1.5, 'many'];

export const limit: Rule = {
  number: 17,
  name: 'limit',
  title: 'A poll gives 50 events, or at most as many as limit says, the newest; a wrong limit is a 400',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      findings.expect(trigger.data.length <= DEFAULT_LIMIT, {
        expectation: `A poll of ${trigger.slug} without limit gives at most ${DEFAULT_LIMIT} events.`,
        found: `It gave ${trigger.data.length}.`,
        fix: `Answer with the ${DEFAULT_LIMIT} newest.`,
        exchange: trigger.first,
      });
      for (const wanted of LIMITS) await expectLimited(service, trigger, wanted, findings);
      for (const wanted of NO_LIMITS) {
        const exchange = await service.run(trigger, { limit: wanted });
        findings.expect(statusOf(exchange) === 400, {
          expectation: `A poll of ${trigger.slug} with limit ${JSON.stringify(wanted)} is answered with 400.`,
          fix: 'Accept whole numbers from 0 on.',
          exchange,
        });
      }
    }
  },
};

async function expectLimited(
  service: ServiceUnderTest,
  trigger: Step,
  wanted: number,
  findings: Findings,
): Promise<void> {
  const exchange = await service.run(trigger, { limit: wanted });
  const all = await service.run(trigger);
  const { length } = listOf(exchange);
  // What was there just after it was there before: events that vanish are rule 20's.
  const least = Math.min(wanted, listOf(all).length);
  findings.expect(statusOf(exchange) === 200 && length >= least && length <= wanted, {
    expectation: `A poll of ${trigger.slug} with limit ${wanted} gives ${least === wanted ? '' : 'at most '}${wanted} events.`,
    found: `It gave status ${statusOf(exchange)} and ${length} events.`,
    fix: 'Answer with as many of the newest events as limit says; none for 0.',
    exchange,
  });
  if (wanted !== 1 || length !== 1) return;
  findings.expect(Math.max(...timestamps(all)) <= timestamps(exchange)[0]! || timestamps(exchange).length === 0, {
    expectation: `A poll of ${trigger.slug} with limit 1 gives the newest event.`,
    found: 'It gave an older one.',
    fix: 'Sort first, newest first, then cut.',
    exchange,
  });
}

function timestamps(poll: Exchange): number[] {
  return listOf(poll)
    .map((event) => metaOf(event)['timestamp'])
    .filter((timestamp) => typeof timestamp === 'number');
}
