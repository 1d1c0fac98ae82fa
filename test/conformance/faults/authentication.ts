import type { Fault, PassingAnswer, PassingRequest } from '../faulty-service.js';
import { answered, asked, bodyOf, both, errors, instead, json, redirect, told, TOKENS, USER_INFO } from './changes.js';
import { faultsOf } from './fault-table.js';

const AUTHORIZE = ({ target }: PassingRequest): boolean => target.startsWith('/oauth2/authorize');

const grant = (type: string) => (request: PassingRequest) => bodyOf(request)['grant_type'] === type;
const CODE = both(TOKENS, grant('authorization_code'));
const REFRESH = both(TOKENS, grant('refresh_token'));

/** Changes where the pages lead back to. */
const ledBack = (change: (location: URL, request: PassingRequest) => void): Fault =>
  answered(AUTHORIZE, (answer, request) => {
    const { location } = answer.headers;
    if (typeof location !== 'string' || !URL.canParse(location)) return answer;
    const url = new URL(location);
    change(url, request);
    return { ...answer, headers: { ...answer.headers, location: url.href } };
  });

/** Changes the refusals of the token endpoint. */
const refusedToken = (change: (answer: PassingAnswer, request: PassingRequest) => PassingAnswer): Fault =>
  answered(TOKENS, (answer, request) => (answer.status === 200 ? answer : change(answer, request)));

/** The tokens that a grant gave open nothing. */
const shutOut = (ofGrant: (request: PassingRequest) => boolean): Fault => {
  const tokens = new Set<string>();
  return async (request, service) => {
    const bearer = request.headers['authorization']?.replace(/^Bearer /, '');
    if (USER_INFO(request) && bearer && tokens.has(bearer)) return errors(401);
    const answer = await service(request);
    if (ofGrant(request) && answer.status === 200)
      tokens.add((JSON.parse(answer.body) as { access_token: string }).access_token);
    return answer;
  };
};

/** The first answer to a request of this grant is given again and again. */
const remembered = (ofGrant: (request: PassingRequest) => boolean, key: string): Fault => {
  const given = new Map<unknown, PassingAnswer>();
  return async (request, service) => {
    if (!ofGrant(request)) return service(request);
    const subject = bodyOf(request)[key];
    const answer = given.get(subject) ?? (await service(request));
    if (answer.status === 200) given.set(subject, answer);
    return answer;
  };
};

/** Broken in front of a service that gives no refresh tokens. */
export const authenticationFaults = [
  ...faultsOf(['denial', 'consent'], {
    'loses the state': () => ledBack((url) => url.searchParams.delete('state')),
    'decodes the state twice': () =>
      ledBack(({ searchParams }) => searchParams.set('state', String(searchParams.get('state')).replaceAll('+', ' '))),
    'answers its page with 500': () => instead(AUTHORIZE, () => errors(500)),
  }),
  ...faultsOf('consent', {
    'gives the code another name': () =>
      ledBack((url) => {
        const code = url.searchParams.get('code');
        url.searchParams.delete('code');
        if (code) url.searchParams.set('authorization_code', code);
      }),
  }),
  ...faultsOf('denial', {
    'denies with a word of its own': () =>
      ledBack((url) => {
        if (url.searchParams.has('error')) url.searchParams.set('error', 'denied');
      }),
    'takes denial for consent': () =>
      asked(AUTHORIZE, (request) => ({ ...request, body: request.body.replace('decision=deny', 'decision=allow') })),
  }),
  ...faultsOf('redirect-url', {
    'follows any redirect_uri': () =>
      instead(
        (request) => AUTHORIZE(request) && asksFor(request).origin === 'https://conformance.invalid',
        (request) => redirect(`${asksFor(request).href}?code=1&state=1`),
      ),
  }),
  ...faultsOf('exchange-form', {
    'loses the codes that come in forms': () =>
      answered(
        both(CODE, ({ headers }) => /form/.test(headers['content-type'] ?? '')),
        (answer) => (answer.status === 200 ? json(400, { error: 'invalid_grant' }) : answer),
      ),
  }),
  ...faultsOf('exchange-json', {
    'takes codes as forms only': () =>
      instead(
        both(TOKENS, ({ headers }) => /json/.test(headers['content-type'] ?? '')),
        () => errors(415),
      ),
  }),
  ...faultsOf(['exchange-form', 'exchange-json'], {
    'gives no token_type': () => told(TOKENS, ({ token_type: _, ...rest }) => rest),
    'gives tokens that open nothing yet': () => shutOut(CODE),
  }),
  ...faultsOf(['refusals', 'code-once', 'client-secret'], {
    'refuses in the errors shape': () => refusedToken(() => errors(400, 'invalid_grant')),
  }),
  ...faultsOf(['refusals', 'code-once'], {
    'refuses with 401': () => refusedToken((answer) => ({ ...answer, status: 401 })),
    'calls a bad code an invalid_request': () =>
      refusedToken((answer, request) =>
        CODE(request) && answer.status === 400 ? json(400, { error: 'invalid_request' }) : answer,
      ),
    'names the code that it refuses': () =>
      refusedToken((answer, request) =>
        answer.status === 400
          ? json(400, { error: 'invalid_grant', error_description: `No such code: ${String(bodyOf(request)['code'])}` })
          : answer,
      ),
  }),
  ...faultsOf('code-once', {
    'exchanges a code again and again': () => remembered(CODE, 'code'),
  }),
  ...faultsOf('client-secret', {
    'looks at no client secret': () => async (request, service) => {
      const answer = await service(request);
      return TOKENS(request) && answer.status === 401
        ? json(200, { token_type: 'Bearer', access_token: 'anybodys' })
        : answer;
    },
  }),
  ...faultsOf('lifetime', {
    'lets access tokens expire without a refresh token': () => told(TOKENS, (body) => ({ ...body, expires_in: 3600 })),
  }),
];

/** Broken in front of a service that gives refresh tokens. */
export const refreshFaults = [
  ...faultsOf('refusals', {
    'takes a bad refresh token for a failure': () =>
      answered(REFRESH, (answer) => (answer.status === 400 ? errors(500) : answer)),
  }),
  ...faultsOf('refresh', {
    'gives refresh tokens that refresh nothing': () =>
      answered(REFRESH, (answer) => (answer.status === 200 ? json(400, { error: 'unsupported_grant_type' }) : answer)),
    'ends a refresh token at its first use': () => {
      const used = new Set<unknown>();
      return (request, service) => {
        if (!REFRESH(request)) return service(request);
        const { refresh_token: token } = bodyOf(request);
        if (used.has(token)) return json(400, { error: 'invalid_grant' });
        used.add(token);
        return service(request);
      };
    },
    'refreshes to the same access token': () => sameAgain(),
  }),
  ...faultsOf('repeat', {
    'gives refreshed tokens that open nothing yet': () => shutOut(REFRESH),
  }),
];

/** Every access token is the first one. */
function sameAgain(): Fault {
  const firstOf = new Map<unknown, unknown>();
  return async (request, service) => {
    const answer = await service(request);
    if (!TOKENS(request) || answer.status !== 200) return answer;
    const body = JSON.parse(answer.body) as Record<string, unknown>;
    const { refresh_token: refreshToken } = bodyOf(request);
    const accessToken = firstOf.get(refreshToken) ?? body['access_token'];
    firstOf.set(body['refresh_token'], accessToken);
    return { ...answer, body: JSON.stringify({ ...body, access_token: accessToken }) };
  };
}

function asksFor({ target }: PassingRequest): URL {
  const parameter = new URL(target, 'http://service.invalid').searchParams.get('redirect_uri');
  return new URL(parameter ?? 'http://none.invalid');
}
