import { type Rule } from '../rule.js';
import { type Method } from '../service/service-caller.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { newIdentity } from '../service/steps.js';
import { strangersTo } from './strangers.js';
import { statusOf } from './support.js';
import { validationSamples } from './validation.js';

interface Endpoint {
  readonly method: Method;
  readonly path: string;
  readonly json?: unknown;
}

export const unauthorized: Rule = {
  number: 14,
  name: 'unauthorized',
  title: 'Whoever has no valid credential gets 401, at every endpoint',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const endpoints = await closedEndpoints(service);
    for (const { method, path, json } of endpoints) {
      for (const [who, credential] of Object.entries(strangersTo(service))) {
        const exchange = await service.call(method, path, { json, credential, testMode: false });
        findings.expect(statusOf(exchange) === 401, {
          expectation: `${method} ${path} with ${who} is answered with 401.`,
          fix: 'Look at the credential before the request: IFTTT refreshes its token on 401 and on nothing else.',
          exchange,
        });
      }
    }
  },
};

/** What the right credential opens. */
async function closedEndpoints(service: ServiceUnderTest): Promise<Endpoint[]> {
  const { facts, steps } = service;
  const [trigger] = steps.working('triggers');
  const identity: Endpoint | undefined = trigger && {
    method: 'DELETE',
    path: `${trigger.path}/trigger_identity/${newIdentity()}`,
  };
  const deletes = identity && statusOf(await service.call(identity.method, identity.path)) === 200;
  return [
    ...(facts.hasAccounts ? [{ method: 'GET', path: 'user/info' } as const] : []),
    ...[...steps.working('triggers'), ...steps.working('queries')].map(post),
    // Without fields, so that nothing happens where a stranger is let in.
    ...steps.successful('actions').map(({ path }) => ({ method: 'POST', path, json: {} }) as const),
    ...steps.all.flatMap(({ options }) => options).map(({ path }) => ({ method: 'POST', path, json: {} }) as const),
    ...validationSamples(service).map(
      ({ path, sample }) => ({ method: 'POST', path, json: { value: sample['valid'] } }) as const,
    ),
    ...(deletes ? [identity] : []),
  ];
}

function post({ path, body }: { readonly path: string; readonly body: unknown }): Endpoint {
  return { method: 'POST', path, json: body };
}
