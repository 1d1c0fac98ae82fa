import { randomUUID } from 'node:crypto';
import type { Names } from './household.js';

/** One request that names what another owner has. */
export interface Attempt {
  /** Values of the route's path parameters. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why the answer is not to be compared with the one for what nobody has. */
  readonly alone?: string;
}

/** Who calls is known from the credential of the one who tries: IFTTT's token, the app's session, or a browser's cookie. */
export type Caller = 'ifttt' | 'app' | 'browser' | 'nobody';

export interface Way {
  readonly as: Caller;
  readonly attempts: (their: Names) => readonly Attempt[];
}

const V1 = '/third-party/ifttt/v1';
const places = (their: Names): readonly string[] => [their.placeValue, their.placeName, their.placeId];
const way = (as: Caller, attempts: Way['attempts'] = () => [{}]): Way => ({ as, attempts });

/** Extra keys with which a body may try to be somebody else's. */
const asThem = ({ ownerId, email }: Names) => ({
  user: { id: ownerId },
  userId: ownerId,
  user_id: ownerId,
  ownerId,
  email,
});

const validations = (their: Names): readonly Attempt[] => [
  { at: { stepSlug: 'place_reached' }, json: { values: { place: their.placeValue }, ...asThem(their) } },
  { at: { stepSlug: 'voice_command' }, json: { values: { voice_command: their.phrase }, ...asThem(their) } },
];

const forms = (their: Names, ...steps: readonly string[]): readonly Attempt[] =>
  steps.map((step) => ({
    form: { step, decision: 'allow', email: their.email, userId: their.ownerId, session: their.sessionId },
  }));

/** Every route of the service, and what one owner would ask there to get at another's. */
export const WAYS: Readonly<Record<string, Way>> = {
  // First, because it tells its owner of what was skipped, and with that the names that they asked with.
  'GET /account': way('browser', (their) => [{ query: `?user=${their.ownerId}` }]),

  [`GET ${V1}/user/info`]: way('ifttt', (their) => [{ query: `?user_id=${their.ownerId}` }]),
  [`POST ${V1}/triggers/{stepSlug}`]: way('ifttt', (their) => [
    {
      at: { stepSlug: 'voice_command' },
      json: { trigger_identity: their.identity, triggerFields: { voice_command: their.phrase }, ...asThem(their) },
    },
    ...places(their).map((place) => ({
      at: { stepSlug: 'place_reached' },
      json: { trigger_identity: their.identity, triggerFields: { place }, ...asThem(their) },
    })),
  ]),
  [`DELETE ${V1}/triggers/{stepSlug}/trigger_identity/{triggerIdentity}`]: way('ifttt', (their) => [
    { at: { stepSlug: 'voice_command', triggerIdentity: their.identity } },
  ]),
  [`POST ${V1}/triggers/{stepSlug}/fields/{stepFieldSlug}/options`]: way('ifttt', (their) => [
    { at: { stepSlug: 'place_reached', stepFieldSlug: 'place' }, json: asThem(their) },
  ]),
  [`POST ${V1}/triggers/{stepSlug}/fields/{stepFieldSlug}/validate`]: way('ifttt', (their) => [
    { at: { stepSlug: 'voice_command', stepFieldSlug: 'voice_command' }, json: { value: their.phrase } },
    { at: { stepSlug: 'place_reached', stepFieldSlug: 'place' }, json: { value: their.placeValue } },
  ]),
  [`POST ${V1}/triggers/{stepSlug}/fields/validate`]: way('ifttt', validations),
  [`POST ${V1}/triggers/{stepSlug}/validate`]: way('ifttt', validations),
  [`POST ${V1}/actions/{stepSlug}`]: way('ifttt', (their) => [
    ...places(their).map((place) => ({
      at: { stepSlug: 'move' },
      json: { actionFields: { place }, ...asThem(their) },
    })),
    {
      at: { stepSlug: 'dock' },
      json: { actionFields: { robot: their.robotId } },
      headers: { 'x-request-id': their.requestId },
    },
  ]),
  [`POST ${V1}/actions/{stepSlug}/fields/{stepFieldSlug}/options`]: way('ifttt', (their) => [
    { at: { stepSlug: 'move', stepFieldSlug: 'place' }, json: asThem(their) },
  ]),
  [`POST ${V1}/queries/{stepSlug}`]: way('ifttt', (their) => [
    {
      at: { stepSlug: 'voice_command_history' },
      json: { queryFields: { voice_command: their.phrase }, cursor: their.cursor },
    },
    { at: { stepSlug: 'voice_command_history' }, json: { queryFields: { voice_command: their.phrase } } },
    { at: { stepSlug: 'voice_command_history' }, json: { queryFields: {}, ...asThem(their) } },
    { at: { stepSlug: 'list_places' }, json: { queryFields: { robot: their.robotId }, ...asThem(their) } },
    { at: { stepSlug: 'list_robots' }, json: { queryFields: {}, include: ['places', 'recent_voice_commands'] } },
  ]),
  [`POST ${V1}/queries/{stepSlug}/fields/{stepFieldSlug}/options`]: way('ifttt', (their) => [
    { at: { stepSlug: 'voice_command_history', stepFieldSlug: 'voice_command' }, json: asThem(their) },
  ]),

  // What IFTTT asks with the service key, asked with an owner's token.
  [`GET ${V1}/status`]: way('ifttt'),
  [`POST ${V1}/test/setup`]: way('ifttt'),
  [`POST ${V1}/webhooks/connection/enabled`]: way('ifttt', (their) => [{ json: asThem(their) }]),
  [`POST ${V1}/webhooks/connection/updated`]: way('ifttt', (their) => [{ json: asThem(their) }]),
  [`POST ${V1}/webhooks/connection/disabled`]: way('ifttt', (their) => [{ json: asThem(their) }]),
  [`POST ${V1}/webhooks/trigger_subscription/fired`]: way('ifttt', (their) => [
    { json: { trigger_identity: their.identity } },
  ]),

  'GET /account/disconnect': way('browser', (their) => [{ query: `?user=${their.ownerId}` }]),
  'POST /account/disconnect': way('browser', (their) => forms(their, 'disconnect')),
  'GET /oauth2/authorize': way('browser', (their) => [
    { query: `?client_id=ifttt-client&response_type=code&user_id=${their.ownerId}` },
  ]),
  'POST /oauth2/authorize': way('browser', (their) =>
    forms(their, 'sign-in', 'consent').map((attempt) => ({
      ...attempt,
      query: `?client_id=ifttt-client&response_type=code&state=${randomUUID()}`,
    })),
  ),

  [`POST ${V1}/authorizations`]: way('app', (their) => [{ json: { clientId: 'ifttt-client', ...asThem(their) } }]),
  [`DELETE ${V1}/tokens`]: way('app', (their) => [{ query: `?user_id=${their.ownerId}` }]),
  'GET /third-party/info': way('app', (their) => [{ query: `?user_id=${their.ownerId}` }]),
  'DELETE /users/sessions/{id}': way('app', (their) => [{ at: { id: their.sessionId } }]),
  'POST /robots': way('app', (their) => [{ json: { name: 'Mine', id: their.robotId, ...asThem(their) } }]),
  'GET /robots': way('app', (their) => [{ query: `?userId=${their.ownerId}` }]),
  'DELETE /robots/{robotId}': way('app', (their) => [{ at: { robotId: their.robotId } }]),
  'GET /robots/{robotId}/places': way('app', (their) => [{ at: { robotId: their.robotId } }]),
  'PUT /robots/{robotId}/places': way('app', (their) => [
    { at: { robotId: their.robotId }, json: [{ id: their.placeId, name: 'Mine now' }] },
  ]),

  'POST /users': way('nobody', (their) => [
    {
      json: { email: their.email, password: 'another password', name: 'Impostor' },
      alone: 'whoever signs up has to be told that there is an account',
    },
  ]),
  'POST /users/sessions': way('nobody', (their) => [{ json: { email: their.email, password: 'another password' } }]),
  [`POST ${V1}/tokens`]: way('nobody', (their) => [
    ...['authorization_code', 'refresh_token', 'client_credentials', 'password'].map((grant_type) => ({
      form: {
        ...{ grant_type, client_id: 'ifttt-client', client_secret: 'another secret' },
        ...{ code: their.sessionId, refresh_token: their.sessionId, username: their.email, password: their.password },
      },
    })),
  ]),

  // The same for everyone.
  'GET /docs/service.json': way('app'),
  'GET /docs/openapi.json': way('app'),
  'GET /docs': way('browser'),
  'GET /docs/api': way('browser'),
  'GET /docs/assets/api.css': way('browser'),
  'GET /docs/assets/api.js': way('browser'),
  'GET /docs/assets/reference.css': way('browser'),
  'GET /docs/assets/swagger-ui.js': way('browser'),
  'GET /assets/icon.svg': way('browser'),
  'GET /assets/pages.css': way('browser'),
  'GET /healthz': way('app'),
  'GET /readyz': way('app'),

  // Last, because nobody is signed in any more.
  'POST /account': way('browser', (their) =>
    forms(their, 'sign-in', 'sign-out-everywhere').map((attempt) => ({
      ...attempt,
      alone: 'the form is good for one session, which ends',
    })),
  ),
};
