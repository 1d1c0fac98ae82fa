import { TOKENS as ACCESS_TOKENS } from '../../fixture-service/accounts/accounts.js';
import { SERVICE_KEYS } from '../../fixture-service/start.js';
import { type Fault, type PassingRequest } from '../faulty-service.js';
import {
  ACTION,
  answered,
  asked,
  both,
  either,
  errors,
  given,
  instead,
  json,
  type Json,
  OPTIONS,
  POLL,
  refused,
  refusing,
  SETUP,
  STATUS,
  to,
  USER_INFO,
  type When,
} from './changes.js';
import { faultsOf } from './fault-table.js';

const TESTER = `Bearer ${ACCESS_TOKENS.tester}`;
const OF_A_PERSON: When = (request) => !either(STATUS, SETUP, to(/^webhooks\//))(request);

/** What `test/setup` gives. */
interface Setup {
  readonly accessToken: string;
  readonly samples: Readonly<Record<string, Json>>;
}

const samples = (change: (samples: Setup['samples']) => unknown): Fault =>
  given<Setup>(SETUP, (setup) => ({ ...setup, samples: change(setup.samples) }));

const sampleOf = (kind: string, slug: string, sample: unknown): Fault =>
  samples((all) => ({ ...all, [kind]: { ...all[kind], [slug]: sample } }));

/** Takes some strangers for the owner of the test account. */
const trusting = (who: (authorization: string | undefined) => boolean, where = OF_A_PERSON): Fault =>
  asked(
    both(where, ({ headers }) => who(headers['authorization'])),
    bearing(TESTER),
  );

const bearing =
  (authorization: string) =>
  (request: PassingRequest): PassingRequest => ({ ...request, headers: { ...request.headers, authorization } });

export const accountFaults = [
  ...faultsOf('status', {
    'gives status a body': () =>
      answered(STATUS, (answer) => (answer.status === 200 ? json(200, { data: 'ok' }) : answer)),
    'answers status with 204': () =>
      answered(STATUS, (answer) => (answer.status === 200 ? { ...answer, status: 204 } : answer)),
    'tells its status to everybody': () => instead(STATUS, () => ({ status: 200, headers: {}, body: '' })),
    'answers status with 403 to a wrong key': () => refused(401, () => errors(403), STATUS),
    'is never well': () => refusing(STATUS, errors(503)),
  }),
  ...faultsOf('test-setup', {
    'sets up a test for everybody': () =>
      asked(SETUP, (request) => ({
        ...request,
        headers: { ...request.headers, 'ifttt-service-key': SERVICE_KEYS[0] },
      })),
    'gives no samples': () => samples(() => undefined),
    'gives a list of samples': () => samples((all) => ({ ...all, triggers: [all['triggers']] })),
    'gives no access token': () => given<Setup>(SETUP, ({ samples }) => ({ samples })),
  }),
  ...faultsOf('test-account', {
    'gives a token that opens nothing': () => given<Setup>(SETUP, (setup) => ({ ...setup, accessToken: 'of-nobody' })),
    'gives a token that opens no action': () =>
      refusing(
        both(ACTION, ({ headers }) => headers['authorization'] === TESTER),
        errors(401),
      ),
    'revokes a token when it gives the next one': () => {
      let newest = 0;
      return async (request, service) => {
        const { authorization } = request.headers;
        const known = authorization === undefined || authorization === `Bearer token-${newest}`;
        const answer = await service(authorization && known ? bearing(TESTER)(request) : request);
        if (!SETUP(request) || answer.status !== 200) return answer;
        newest += 1;
        return { ...answer, body: answer.body.replace(ACCESS_TOKENS.tester, `token-${newest}`) };
      };
    },
    'sets up one test at a time': () => {
      let busy = false;
      return async (request, service) => {
        if (!SETUP(request)) return service(request);
        if (busy) return errors(503);
        busy = true;
        return Promise.resolve(service(request)).finally(() => (busy = false));
      };
    },
    'sets up one test only': () => {
      let done = 0;
      return async (request, service) => {
        const answer = await service(request);
        // Other rules call it, too: no more than these.
        return SETUP(request) && answer.status === 200 && (done += 1) > 5 ? errors(500) : answer;
      };
    },
  }),
  ...faultsOf('samples', {
    'has two events for its samples': () => given<unknown[]>(to(/^triggers\/pot_moved$/), (rows) => rows.slice(0, 2)),
    'gives a sample that it refuses': () => sampleOf('triggers', 'pot_moved', { shelf: '', pot: '' }),
    'gives an invalid value that is valid': () =>
      sampleOf('triggerFieldValidations', 'pot_moved', { shelf: { valid: 'upper', invalid: 'lower' } }),
    'gives no invalid value': () => sampleOf('triggerFieldValidations', 'pot_moved', { shelf: { valid: 'upper' } }),
    'forgets the values of a validated field': () => sampleOf('triggerFieldValidations', 'pot_moved', undefined),
    'forgets the sample of an action': () => sampleOf('actions', 'post_note', undefined),
  }),
  ...faultsOf('user-info', {
    'gives a person no name': () => given(USER_INFO, ({ name: _, ...rest }) => rest),
    'gives a number as id': () => given(USER_INFO, (person) => ({ ...person, id: 42 })),
    'gives an e-mail address as id': () => given(USER_INFO, (person) => ({ ...person, id: 'ada@example.com' })),
    'gives an id that is too long': () => given(USER_INFO, (person) => ({ ...person, id: 'x'.repeat(201) })),
    'gives another id every time': () => {
      let times = 0;
      return given(USER_INFO, (person) => ({ ...person, id: `person-${(times += 1)}` }));
    },
    'gives half an address': () => given(USER_INFO, (person) => ({ ...person, url: '/people/ada' })),
  }),
  ...faultsOf('unauthorized', {
    'takes anybody without a token for somebody': () => trusting((value) => value === undefined),
    'takes a bare Bearer for somebody': () => trusting((value) => value === 'Bearer'),
    'takes the token in any scheme': () => trusting((value) => value?.startsWith('Basic ') ?? false),
    'takes any token': () => trusting((value) => value?.startsWith('Bearer c') ?? false),
    'gives the options of fields to everybody': () => trusting((value) => value !== TESTER, OPTIONS),
    'polls for everybody': () => trusting((value) => value === undefined, POLL),
    'answers 403 to strangers': () => refused(401, () => errors(403), OF_A_PERSON),
    'looks at an action before it looks at who asks': () => refused(401, () => errors(400), ACTION),
  }),
];
