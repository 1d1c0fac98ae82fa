import { randomUUID } from 'node:crypto';
import type { Names } from './household.js';
import { type Attempt, common, FOR_EVERYONE, type Way, way, wayApart, withoutKey } from './way.js';

const V1 = '/third-party/ifttt/v1';
const places = (their: Names): readonly string[] => [their.placeValue, their.placeName];
/** Why a validation tells its caller no more than anyone else. */
const WORDS_ALONE = 'what a field holds is judged by its words alone';
/** Extra keys with which a body may try to be somebody else's. */
const asThem = ({ ownerId, email }: Names) => ({
  user: { id: ownerId },
  userId: ownerId,
  user_id: ownerId,
  ownerId,
  email,
});

const validations = (their: Names): readonly Attempt[] => [
  {
    at: { stepSlug: 'place_reached' },
    json: { values: { place: their.placeValue }, ...asThem(their) },
    idle: WORDS_ALONE,
  },
  {
    at: { stepSlug: 'voice_command' },
    json: { values: { voice_command: their.phrase }, ...asThem(their) },
    idle: WORDS_ALONE,
  },
];

const forms = (their: Names, ...steps: readonly string[]): readonly Attempt[] =>
  steps.map((step) => ({
    form: { step, decision: 'allow', email: their.email, userId: their.ownerId, session: their.sessionId },
    ...(step === 'sign-in' && { idle: 'it asks for the password' }),
  }));

/** Every route of the service, and what one owner would ask there to get at another's. */
export const WAYS: Readonly<Record<string, Way>> = {
  // It tells its owner of what was skipped, and with that the names that they asked with.
  'GET /account': wayApart('browser', (their) => [{ query: `?user=${their.ownerId}` }]),

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
  [`DELETE ${V1}/triggers/{stepSlug}/trigger_identity/{triggerIdentity}`]: wayApart('ifttt', (their) => [
    { at: { stepSlug: 'voice_command', triggerIdentity: their.identity } },
  ]),
  [`POST ${V1}/triggers/{stepSlug}/fields/{stepFieldSlug}/options`]: way('ifttt', (their) => [
    { at: { stepSlug: 'place_reached', stepFieldSlug: 'place' }, json: asThem(their) },
  ]),
  [`POST ${V1}/triggers/{stepSlug}/fields/{stepFieldSlug}/validate`]: way('ifttt', (their) => [
    {
      at: { stepSlug: 'voice_command', stepFieldSlug: 'voice_command' },
      json: { value: their.phrase },
      idle: WORDS_ALONE,
    },
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
    ...['voice_command_history', 'list_places'].map((stepSlug) => ({
      at: { stepSlug, stepFieldSlug: 'robot' },
      json: asThem(their),
    })),
  ]),

  // What IFTTT asks with the service key, asked with an owner's token.
  [`GET ${V1}/status`]: withoutKey(),
  [`POST ${V1}/test/setup`]: withoutKey(),
  [`POST ${V1}/webhooks/connection/enabled`]: withoutKey((their) => [{ json: asThem(their) }]),
  [`POST ${V1}/webhooks/connection/updated`]: withoutKey((their) => [{ json: asThem(their) }]),
  [`POST ${V1}/webhooks/connection/disabled`]: withoutKey((their) => [{ json: asThem(their) }]),
  [`POST ${V1}/webhooks/trigger_subscription/fired`]: withoutKey((their) => [
    { json: { trigger_identity: their.identity } },
  ]),

  'GET /account/disconnect': way('browser', (their) => [
    { query: `?user=${their.ownerId}`, idle: 'both are connected, only nobody is not' },
  ]),
  'POST /account/disconnect': wayApart('browser', (their) => forms(their, 'disconnect')),
  'GET /oauth2/authorize': way('browser', (their, clientId) => [
    { query: `?client_id=${clientId}&response_type=code&user_id=${their.ownerId}` },
  ]),
  'POST /oauth2/authorize': way('browser', (their, clientId) =>
    forms(their, 'sign-in', 'consent').map((attempt) => ({
      ...attempt,
      query: `?client_id=${clientId}&response_type=code&state=${randomUUID()}`,
    })),
  ),

  [`POST ${V1}/authorizations`]: way('app', (their, clientId) => [{ json: { clientId, ...asThem(their) } }]),
  [`DELETE ${V1}/tokens`]: wayApart('app', (their) => [{ query: `?user_id=${their.ownerId}` }]),
  'GET /third-party/info': way('app', (their) => [
    { query: `?user_id=${their.ownerId}`, idle: 'both are connected, only nobody is not' },
  ]),
  'DELETE /users/sessions/{id}': wayApart('app', (their) => [{ at: { id: their.sessionId } }]),
  'POST /robots': way('app', (their) => [{ json: { name: 'Mine', id: their.robotId, ...asThem(their) } }]),
  'GET /robots': way('app', (their) => [{ query: `?userId=${their.ownerId}` }]),
  'DELETE /robots/{robotId}': wayApart('app', (their) => [{ at: { robotId: their.robotId } }]),
  'GET /robots/{robotId}/places': way('app', (their) => [{ at: { robotId: their.robotId } }]),
  'PUT /robots/{robotId}/places': wayApart('app', (their) => [
    { at: { robotId: their.robotId }, json: [{ id: their.placeId, name: 'Mine now' }] },
  ]),

  'POST /users': way('nobody', (their) => [
    {
      json: { email: their.email, password: 'another password', name: 'Impostor' },
      idle: 'it asks for no credential',
      alone: 'whoever signs up has to be told that there is an account',
    },
  ]),
  'POST /users/sessions': way('nobody', (their) => [
    { json: { email: their.email, password: 'another password' }, idle: 'it asks for the password' },
  ]),
  [`POST ${V1}/tokens`]: way('nobody', (their, clientId) => [
    ...['authorization_code', 'refresh_token', 'client_credentials', 'password'].map((grant_type) => ({
      form: {
        ...{ grant_type, client_id: clientId, client_secret: 'another secret' },
        ...{ code: their.sessionId, refresh_token: their.sessionId, username: their.email, password: their.password },
      },
      idle: 'it asks for the client secret',
    })),
  ]),

  // The same for everyone.
  'GET /docs/service.json': common('app'),
  'GET /docs/openapi.json': common('app'),
  'GET /docs': common('browser'),
  'GET /docs/api': common('browser'),
  'GET /docs/assets/api.css': common('browser'),
  'GET /docs/assets/api.js': common('browser'),
  'GET /docs/assets/reference.css': common('browser'),
  'GET /docs/assets/swagger-ui.js': common('browser'),
  'GET /assets/icon.svg': common('browser'),
  'GET /assets/pages.css': common('browser'),
  'GET /healthz': common('app'),
  'GET /readyz': common('app'),
  'GET /metrics': way('app', () => [{ idle: FOR_EVERYONE, alone: 'it counts what is asked' }]),

  'POST /account': wayApart('browser', (their) =>
    forms(their, 'sign-in', 'sign-out-everywhere').map((attempt) => ({
      ...attempt,
      alone: 'the form is good for one session, which ends',
    })),
  ),
};
