import { randomUUID } from 'node:crypto';
import { type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { objectOr } from '../service/json.js';
import { listOf } from '../service/steps.js';
import { statusOf, successfulActions } from './support.js';

export const repeatedActions: Rule = {
  number: 29,
  name: 'repeated-actions',
  title: 'The same action with the same X-Request-ID is the same action: it gives the same id',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const action of successfulActions(service, findings)) {
      const headers = { 'X-Request-ID': randomUUID() };
      const once = await service.run(action, {}, { headers });
      const exchange = await service.run(action, {}, { headers });
      findings.expect(statusOf(exchange) === statusOf(once) && idOf(exchange) === idOf(once), {
        expectation: `${action.slug} answers a repeated request like the first, with the id of what that one made.`,
        found: `The first gave ${statusOf(once)} and ${JSON.stringify(idOf(once))}, this one ${statusOf(exchange)} and ${JSON.stringify(idOf(exchange))}.`,
        fix: 'Remember the request id with what it made: IFTTT repeats a request whose answer it did not get.',
        exchange,
      });
    }
  },
};

function idOf(exchange: Exchange): unknown {
  return objectOr(listOf(exchange)[0])['id'];
}
