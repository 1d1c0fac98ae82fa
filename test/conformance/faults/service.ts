import { setTimeout as delay } from 'node:timers/promises';
import { type Fault } from '../faulty-service.js';
import { answered, DESCRIPTION, errors, given, instead, json, type Json, refused, SETUP, to, told } from './changes.js';
import { faultsOf } from './fault-table.js';
import { mirrorFault } from './triggers.js';

const WEBHOOK = to(/^webhooks\//);
const SLOW = to(/^queries\/list_pictures\/fields\/bed\/options$/);
const LONGER_THAN_A_SECOND_MS = 1_050;

/** Neither in the samples nor in the description. */
const withoutQueries: Fault = (request, service) => {
  const described = told(DESCRIPTION, (body) => ({ ...body, queries: [] }));
  const setUp = given<{ samples: Json }>(SETUP, ({ samples, ...setup }) => ({
    ...setup,
    samples: { ...samples, queries: {} },
  }));
  return described(request, async (one) => setUp(one, service));
};

export const serviceFaults = [
  ...faultsOf('speed', {
    'takes more than a second': () => async (request, service) => {
      const answer = await service(request);
      if (SLOW(request) && answer.status === 200) await delay(LONGER_THAN_A_SECOND_MS);
      return answer;
    },
  }),
  ...faultsOf('publication', {
    'has no query': () => withoutQueries,
    'does not repeat a field as an ingredient': mirrorFault,
  }),
  ...faultsOf('webhooks', {
    'takes webhooks from everybody': () => instead(WEBHOOK, () => json(200, { data: {} })),
    'answers webhooks with 403 to a wrong key': () => refused(401, () => errors(403), WEBHOOK),
    'fails at webhooks': () => answered(WEBHOOK, (answer) => (answer.status === 401 ? answer : errors(500))),
  }),
];
