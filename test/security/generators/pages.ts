import fc from 'fast-check';
import type { Method } from '../../support/http.js';
import { forms } from './bodies.js';
import { oddText } from './odd-values.js';

/** What makes sense to the pages, in the hands of whoever sends a form. */
export interface PageVocabulary {
  readonly clientId: string;
  readonly redirectUrl: string;
  readonly email: string;
  readonly password: string;
  /** By name: the cookies of a browser in which somebody is signed in. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Tokens of forms that were shown to that browser, and to others. */
  readonly formTokens: readonly string[];
}

export interface OddPageRequest {
  readonly method: Method;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

const PATHS = ['/oauth2/authorize', '/account', '/account/disconnect', '/docs', '/docs/api'];
const STEPS = ['sign-in', 'sign-out', 'sign-out-everywhere', 'switch-account', 'consent', 'disconnect'];

/** Requests of the pages, as a browser or whoever pretends to be one sends them. */
export function pageRequests(words: PageVocabulary): fc.Arbitrary<OddPageRequest> {
  const some = (...known: readonly string[]) =>
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: oddText });
  const query = fc.record(
    {
      client_id: some(words.clientId),
      redirect_uri: some(
        words.redirectUrl,
        `${words.redirectUrl}/`,
        'https://evil.example',
        '//evil.example',
        'javascript:1',
      ),
      response_type: some('code', 'token'),
      scope: some('ifttt', 'ifttt admin'),
      state: some('xyz'),
      done: some('disconnected', 'signed-out', '__proto__', 'constructor'),
    },
    { requiredKeys: ['client_id', 'response_type'], noNullPrototype: true },
  );
  const form = fc.record(
    {
      step: some(...STEPS),
      _csrf: some(...words.formTokens),
      email: some(words.email),
      password: some(words.password),
      decision: some('allow', 'deny'),
    },
    { requiredKeys: ['step', '_csrf'], noNullPrototype: true },
  );
  const cookies = fc.record(
    Object.fromEntries(Object.entries(words.cookies).map(([name, value]) => [name, some(value, 'x', '%', '"')])),
    { requiredKeys: [], noNullPrototype: true },
  );
  return fc
    .record({
      method: fc.oneof(
        { weight: 10, arbitrary: fc.constantFrom<Method>('GET', 'POST') },
        { weight: 1, arbitrary: fc.constantFrom<Method>('PUT', 'DELETE', 'PATCH', 'OPTIONS') },
      ),
      path: fc.constantFrom(...PATHS),
      query,
      repeated: fc.oneof(
        { weight: 5, arbitrary: fc.constant('') },
        {
          weight: 1,
          arbitrary: fc.constantFrom('&state=a&state=b', '&client_id=x', '&%', '&__proto__[x]=1', '&state[]=a'),
        },
      ),
      cookies,
      body: forms(form),
      address: fc.ipV4(),
    })
    .map(({ method, path, query, repeated, cookies, body, address }) => ({
      method,
      path: `${path}?${new URLSearchParams(shortened(query)).toString()}${repeated}`,
      headers: {
        'x-forwarded-for': address,
        cookie: Object.entries(cookies)
          .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed().slice(0, 300))}`)
          .join('; '),
        ...(method !== 'GET' && body.type !== undefined && { 'content-type': body.type }),
      },
      ...(method !== 'GET' && body.bytes && { body: body.bytes }),
    }));
}

/** Everything before the body has to fit into 16 KiB. */
function shortened(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value).slice(0, 300)]));
}
