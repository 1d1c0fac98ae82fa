import { type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';

/** The bound is this program’s own: IFTTT does not say how long it waits. */
const MAX_MS = 1_000;

/** An endpoint is slow where it never answers in time: the fastest of several answers counts, as a single one proves nothing. */
export const speed: Rule = {
  number: 36,
  name: 'speed',
  title: 'Every endpoint answers within one second',
  review(exchanges, findings) {
    const endpoints = byEndpoint(exchanges);
    const once = endpoints.filter(({ length }) => length === 1).length;
    if (once > 0) findings.leaveOut(`${once} of ${endpoints.length} endpoints, which answered once only`);
    for (const calls of endpoints.filter(({ length }) => length > 1)) {
      const fastest = calls.reduce((one, other) => (other.elapsedMs < one.elapsedMs ? other : one));
      findings.expect(fastest.elapsedMs <= MAX_MS, {
        expectation: `${fastest.request.method} ${fastest.request.url} answers within one second.`,
        found: `The fastest of ${calls.length} answers took ${Math.round(fastest.elapsedMs)} ms.`,
        fix: 'Answer from what is stored; do what takes long after the answer. Timed-out polls pause a service.',
        exchange: fastest,
      });
    }
  },
};

/** Calls with a success, by endpoint. */
function byEndpoint(exchanges: readonly Exchange[]): Exchange[][] {
  const endpoints = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const { request, answer, purpose } = exchange;
    if (!purpose.protocol || answer?.status !== 200) continue;
    const endpoint = `${request.method} ${request.url}`;
    endpoints.set(endpoint, [...(endpoints.get(endpoint) ?? []), exchange]);
  }
  return [...endpoints.values()];
}
