import { type Rule } from '../rule.js';
import { newIdentity } from '../service/steps.js';
import { statusOf, workingSteps } from './support.js';

export const triggerIdentities: Rule = {
  number: 21,
  name: 'trigger-identities',
  title: 'DELETE of a trigger identity is answered with 200: a known one, again, and an unknown one',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      const known = newIdentity();
      await service.run(trigger, { trigger_identity: known });
      for (const [which, identity] of [
        ['that was polled with', known],
        ['that is deleted already', known],
        ['that is unknown', newIdentity()],
      ]) {
        const exchange = await service.call('DELETE', `${trigger.path}/trigger_identity/${identity}`);
        findings.expect(statusOf(exchange) === 200, {
          expectation: `DELETE of a trigger identity of ${trigger.slug} ${which} is answered with 200.`,
          fix: 'Serve DELETE .../trigger_identity/{identity}. Where nothing is kept for the identity, there is nothing to do.',
          exchange,
        });
      }
    }
  },
};
