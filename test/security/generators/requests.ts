import fc from 'fast-check';
import type { Method } from '../../support/http.js';
import type { ContractOperation } from '../contract/operations.js';
import { judgeRequest } from '../contract/schemas.js';
import { body } from './bodies.js';
import type { Hints } from './json.js';
import { oddText } from './odd-values.js';

/** What the generated requests are made for: whom they may call as, and names that mean something to the service. */
export interface Vocabulary {
  readonly credentials: Readonly<Record<ContractOperation['security'], Readonly<Record<string, string>>>>;
  /** Values of path parameters, by operation and parameter. */
  readonly pathValues: (operation: ContractOperation, parameter: string) => readonly string[];
  /** Values of keys in bodies. */
  readonly hints: (operation: ContractOperation) => Hints;
}

export interface OddRequest {
  readonly method: Method;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Whether the path is one of the operation's, as far as one can tell by looking at it. */
  readonly isRouted: boolean;
  /** Whether it breaks the contract, so that it has to be refused: nobody may call so, or the body is another. */
  readonly isBroken: boolean;
}

/** Everything before the body has to fit into 16 KiB; what does not is a test of its own. */
const shortText = oddText.filter((text) => text.length <= 1025 && escaped(text).length <= 3100);

const OTHER_METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];

const RAW_ESCAPES = [
  '',
  '%',
  '%zz',
  '%E0%A4%A',
  '%c0%af',
  '%00',
  '%2e%2e%2f',
  '..',
  '.',
  '%ED%A0%80',
  ';a=b',
  '%25',
  '+',
  '%2F',
];

const QUERIES = [
  '?',
  '?a=1&a=2',
  '?__proto__[x]=1',
  '?%',
  '?%00=%ff',
  '?limit=5&limit[]=6',
  `?${'a=b&'.repeat(500)}`,
  '?access_token=x',
];

const ODD_CREDENTIALS = [
  { authorization: '' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer  ' },
  { authorization: 'Bearer a b' },
  { authorization: 'bearer \u00e9' },
  { authorization: 'Basic Og==' },
  { authorization: 'Basic %%%' },
  { authorization: `Bearer ${'x'.repeat(4000)}` },
  { authorization: 'Digest username="x"' },
  { 'ifttt-service-key': '' },
  { 'ifttt-service-key': 'x, y' },
  { cookie: 'robot_ifttt_session=; ;=;%' },
];

const ODD_HEADERS: Readonly<Record<string, readonly string[]>> = {
  accept: ['', '*/*', 'text/html', 'application/xml;q=1, */*;q=0', ',,;q=x'],
  'accept-encoding': ['', 'gzip, deflate', 'br', 'identity;q=0', '*;q=0', 'gzip;q=x'],
  'content-encoding': ['gzip', 'br', 'nothing'],
  cookie: ['a', '=', 'robot_ifttt_csrf=%', `x=${'y'.repeat(4000)}`],
  origin: ['null', 'https://evil.example', '%'],
  'if-none-match': ['*', '"x"'],
  range: ['bytes=0-', 'bytes=9-1'],
  'x-forwarded-for': ['127.0.0.1', "'"],
  'x-forwarded-host': ['evil.example'],
  'x-http-method-override': ['DELETE'],
};

/** Requests of one operation: most of them nearly right. */
export function requestsOf(operation: ContractOperation, words: Vocabulary): fc.Arbitrary<OddRequest> {
  const rightMethod = operation.method;
  return fc
    .record({
      method: fc.oneof(
        { weight: 30, arbitrary: fc.constant(rightMethod) },
        { weight: 1, arbitrary: fc.constantFrom(...OTHER_METHODS) },
      ),
      segments: segmentsOf(operation, words),
      query: fc.oneof(
        { weight: 8, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom(...QUERIES) },
        { weight: 1, arbitrary: shortText.map((text) => `?${escaped(text)}=${escaped(text)}`) },
      ),
      credential: credentialOf(operation, words),
      // Everybody may try to sign in only so often: each request comes from another place.
      address: fc.ipV4(),
      headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders }),
      body: body(operation, words.hints(operation)),
    })
    .map(({ method, segments, query, credential, address, headers, body }) => {
      const type: Record<string, string> = body.type === undefined ? {} : { 'content-type': body.type };
      const schema = operation.bodies[body.sort ?? '']?.schema;
      const isOther = schema !== undefined && 'value' in body && judgeRequest(schema, body.value) !== null;
      return {
        method,
        path: segments.map(({ text }) => text).join('/') + query,
        headers: { 'x-forwarded-for': address, ...headers, ...type, ...credential.headers },
        body: body.bytes,
        isRouted: segments.every(({ isPlain }) => isPlain),
        isBroken: method === rightMethod && (!credential.isRight || isOther),
      };
    });
}

interface Segment {
  readonly text: string;
  readonly isPlain: boolean;
}

function segmentsOf(operation: ContractOperation, words: Vocabulary): fc.Arbitrary<Segment[]> {
  const segments = operation.path.split('/').map((part): fc.Arbitrary<Segment> => {
    if (!part.startsWith('{')) return fc.constant({ text: part, isPlain: true });
    const known = words.pathValues(operation, part.slice(1, -1));
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...known).map((text) => ({ text: escaped(text), isPlain: true })) },
      { weight: 2, arbitrary: shortText.map((text) => ({ text: escaped(text), isPlain: isPlain(text) })) },
      { weight: 1, arbitrary: fc.constantFrom(...RAW_ESCAPES).map((text) => ({ text, isPlain: false })) },
    );
  });
  return fc.tuple(...segments);
}

/** Dots name other paths, and an empty segment none. */
function isPlain(text: string): boolean {
  return !['', '.', '..'].includes(text) && text.length <= 255;
}

function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  readonly isRight: boolean;
}

function credentialOf({ security }: ContractOperation, { credentials }: Vocabulary): fc.Arbitrary<Credential> {
  const others = Object.entries(credentials).filter(([scheme]) => scheme !== security);
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant({ headers: credentials[security], isRight: true }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...others.map(([, headers]) => headers), ...ODD_CREDENTIALS)
        .map((headers) => ({ headers: headers as Credential['headers'], isRight: security === 'public' })),
    },
  );
}

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      'x-request-id': oddText.map((text) => text.replaceAll(/[^\x20-\x7e\x80-\xff]/g, '?').slice(0, 1025)),
      ...Object.fromEntries(Object.entries(ODD_HEADERS).map(([name, values]) => [name, fc.constantFrom(...values)])),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((headers) => headers as Record<string, string>);
