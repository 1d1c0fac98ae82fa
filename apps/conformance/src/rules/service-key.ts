import { type Rule } from '../rule.js';
import { type CallOptions } from '../service/service-caller.js';
import { statusOf } from './support.js';

const NAMES = ['IFTTT-Service-Key', 'IFTTT-Channel-Key'];

export const serviceKey: Rule = {
  number: 6,
  name: 'service-key',
  title: 'The service key is accepted as IFTTT-Service-Key and as IFTTT-Channel-Key, either alone',
  async check(service, findings) {
    const endpoints = [
      {
        endpoint: 'GET status',
        both: service.facts.status,
        ask: (options: CallOptions) => service.call('GET', 'status', options),
      },
      { endpoint: 'POST test/setup', both: service.facts.setup, ask: (options: CallOptions) => service.setUp(options) },
    ];
    const open = endpoints.filter(({ both }) => statusOf(both) === 200);
    if (open.length === 0) findings.skip('needs rules 9 and 10: the key opens neither status nor test/setup');
    for (const { endpoint, ask } of open) {
      for (const name of NAMES) {
        const exchange = await ask({ credential: { [name]: service.serviceKey } });
        findings.expect(statusOf(exchange) === 200, {
          expectation: `${endpoint} is open to ${name} alone.`,
          fix: `Compare the key with either header. IFTTT sends both for now; IFTTT-Channel-Key is the old name.`,
          exchange,
        });
      }
    }
  },
};
