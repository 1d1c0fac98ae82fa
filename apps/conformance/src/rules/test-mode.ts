import { type Headers } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { type CallOptions, type Method, serviceCredential } from '../service/service-caller.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { STEP_KINDS } from '../service/samples.js';
import { WRONG_KEY, WRONG_TOKEN } from './strangers.js';
import { statusOf } from './support.js';

interface Attempt {
  readonly method: Method;
  readonly path: string;
  readonly options: CallOptions;
}

export const testMode: Rule = {
  number: 7,
  name: 'test-mode',
  title: 'IFTTT-Test-Mode: 1 does not open what is closed without it',
  async check(service, findings) {
    let closed = 0;
    for (const { method, path, options } of attempts(service)) {
      const without = await service.call(method, path, { ...options, testMode: false });
      if (statusOf(without) !== 401) continue;
      closed += 1;
      const exchange = await service.call(method, path, options);
      findings.expect(statusOf(exchange) === 401, {
        expectation: `A stranger is refused at ${method} ${path} with 401, in test mode as without it.`,
        fix: 'Authenticate first; look at IFTTT-Test-Mode only then.',
        exchange,
      });
    }
    if (closed === 0) findings.skip('needs rules 9, 10 and 14: nothing is closed to a stranger');
  },
};

function attempts(service: ServiceUnderTest): Attempt[] {
  const key: Headers = serviceCredential(WRONG_KEY);
  const credential = service.facts.hasAccounts ? { Authorization: `Bearer ${WRONG_TOKEN}` } : key;
  return [
    { method: 'GET', path: 'status', options: { credential: key } },
    { method: 'POST', path: 'test/setup', options: { credential: key } },
    ...(service.facts.hasAccounts ? [{ method: 'GET', path: 'user/info', options: { credential } } as const] : []),
    // Without fields, so that nothing happens where a stranger is let in.
    ...STEP_KINDS.flatMap((kind) => service.steps.successful(kind).slice(0, 1)).map(
      ({ path }) => ({ method: 'POST', path, options: { json: {}, credential } }) as const,
    ),
  ];
}
