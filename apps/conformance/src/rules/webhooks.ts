import { type Rule } from '../rule.js';
import { succeeded } from '../service/steps.js';
import { KEYLESS } from './strangers.js';
import { statusOf } from './support.js';

const NAMES = ['connection/enabled', 'connection/updated', 'connection/disabled', 'trigger_subscription/fired'];
const DELIVERY = { sent_at: 0, data: { user_id: 'conformance', connection_id: 'conformance' } };

export const webhooks: Rule = {
  number: 38,
  name: 'webhooks',
  title: 'Webhooks of Connect are accepted with the service key and no other, or answered with 404',
  async check(service, findings) {
    for (const name of NAMES) {
      const path = `webhooks/${name}`;
      const exchange = await service.callAsService('POST', path, { json: DELIVERY });
      findings.expect(succeeded(exchange) || statusOf(exchange) === 404, {
        expectation: `POST ${path} is answered with 2xx, or with 404 by a service without webhooks.`,
        fix: 'Accept what you do not need; answer 404 where you serve no webhooks at all.',
        exchange,
      });
      if (!succeeded(exchange)) continue;
      for (const [who, credential] of Object.entries(KEYLESS)) {
        const refusal = await service.call('POST', path, { json: DELIVERY, credential, testMode: false });
        findings.expect(statusOf(refusal) === 401, {
          expectation: `POST ${path} with ${who} is answered with 401.`,
          fix: 'Compare IFTTT-Service-Key with yours: anyone can call a webhook.',
          exchange: refusal,
        });
      }
    }
  },
};
