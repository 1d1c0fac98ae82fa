import { type Rule } from '../rule.js';
import { KEYLESS } from './strangers.js';
import { statusOf } from './support.js';

export const status: Rule = {
  number: 9,
  name: 'status',
  title: 'GET status: 200 and an empty body with the service key, 401 without',
  async check(service, findings) {
    const exchange = service.facts.status;
    findings.expect(statusOf(exchange) === 200, {
      expectation: 'GET status with the service key is answered with 200.',
      fix: 'Serve GET /ifttt/v1/status; answer 503 only while the service cannot work.',
      exchange,
    });
    findings.expect(statusOf(exchange) !== 200 || exchange.answer!.text === '', {
      expectation: 'The body of GET status is empty.',
      found: 'It has a body.',
      fix: 'Leave the body out: the status says all.',
      exchange,
    });
    for (const [who, credential] of Object.entries(KEYLESS)) {
      const refusal = await service.call('GET', 'status', { credential, testMode: false });
      findings.expect(statusOf(refusal) === 401, {
        expectation: `GET status with ${who} is answered with 401.`,
        fix: 'Compare IFTTT-Service-Key with yours before anything else.',
        exchange: refusal,
      });
    }
  },
};
