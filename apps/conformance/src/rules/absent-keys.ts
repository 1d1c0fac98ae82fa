import { type JsonObject } from '../service/json.js';
import { type Rule } from '../rule.js';
import { statusOf, workingSteps } from './support.js';

/** Keys that may be absent, and the two ways in which a time zone is written. */
const VARIANTS: Readonly<Record<string, JsonObject>> = {
  'without user': { user: undefined },
  'without ifttt_source': { ifttt_source: undefined },
  'with trigger_identity and triggerFields alone': { user: undefined, ifttt_source: undefined },
  'with an old name of a time zone': { user: { timezone: 'Pacific Time (US & Canada)' } },
  'without a time zone': { user: {} },
};

export const absentKeys: Rule = {
  number: 16,
  name: 'absent-keys',
  title: 'A poll needs trigger_identity and triggerFields, no other key, and no certain time zone',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      for (const [how, changes] of Object.entries(VARIANTS)) {
        const exchange = await service.run(trigger, changes);
        findings.expect(statusOf(exchange) === 200, {
          expectation: `A poll of ${trigger.slug} ${how} is answered like any other.`,
          fix: 'Do without what is not there; take a time zone that you do not know for UTC.',
          exchange,
        });
      }
    }
  },
};
