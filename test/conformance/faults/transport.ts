import { SERVICE_KEYS } from '../../fixture-service/start.js';
import { TOKENS as ACCESS_TOKENS } from '../../fixture-service/accounts/accounts.js';
import {
  ANY,
  asked,
  answered,
  both,
  DESCRIPTION,
  either,
  errors,
  fieldsOf,
  given,
  html,
  OPTIONS,
  POLL,
  refused,
  refusing,
  sent,
  SETUP,
  STATUS,
  to,
  USER_INFO,
  type When,
} from './changes.js';
import { faultsOf } from './fault-table.js';

const header =
  (name: string, value = /./): When =>
  ({ headers }) =>
    value.test(headers[name] ?? '');
const lacks =
  (name: string): When =>
  ({ headers }) =>
    headers[name] === undefined;

const OF_THE_SERVICE = either(STATUS, SETUP, to(/^webhooks\//));
const EMPTY: When = ({ body }) => body === '';
const EXTRA = /conformance_extra/;

const UNKNOWN_SLUG = to(/^(triggers|actions|queries)\/conformance_unknown$/);
const UNKNOWN_PATH = to(/^conformance_unknown$/);
const UNKNOWN_FIELD = to(/\/fields\/conformance_unknown\//);
const MALFORMED: When = ({ body }) => body.endsWith('"timezone"');
const OVERSIZED: When = ({ body }) => body.length > 1_000_000;

export const transportFaults = [
  ...faultsOf('prefix', {
    'serves without /ifttt/v1': () => (request, service) => {
      if (DESCRIPTION(request)) return service(request);
      if (request.target.includes('/ifttt/v1/')) return errors(404);
      return service({ ...request, target: request.target.replace('/third-party/', '/third-party/ifttt/v1/') });
    },
  }),
  ...faultsOf('requests', {
    'refuses test/setup with the content type of a form': () =>
      refusing(both(SETUP, header('content-type', /form/)), errors(415)),
    'wants a content type with field options': () => refusing(both(OPTIONS, lacks('content-type')), errors(415)),
    'wants a request id': () => refusing(both(POLL, lacks('x-request-id'))),
    'wants JSON where the content type says JSON, in requests without a body, too': () =>
      refusing(both(EMPTY, header('content-type', /json/))),
  }),
  ...faultsOf('answers', {
    'leaves the charset out': () =>
      answered(ANY, (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } })),
    'refuses strangers with a plain word': () => refused(401, (answer) => ({ ...answer, body: '"Unauthorized"' })),
    'refuses strangers in HTML': () => refused(401, () => html(401)),
    'gives refusals no message': () => refused(401, (answer) => ({ ...answer, body: '{"errors":[{}]}' })),
  }),
  ...faultsOf('compression', {
    'compresses nothing': () => answered(ANY, uncompressed),
    'does not know deflate': () => answered(header('accept-encoding', /^deflate$/), uncompressed),
  }),
  ...faultsOf('unknown-paths', {
    'answers an unknown slug with 500': () => answered(UNKNOWN_SLUG, () => errors(500, 'Unknown trigger.')),
    'answers an unknown slug with an empty list': () =>
      answered(UNKNOWN_SLUG, (answer) => ({ ...answer, status: 200, body: '{"data":[]}' })),
    'answers an unknown path in HTML': () => answered(UNKNOWN_PATH, () => html(404)),
    'answers an unknown field with 500': () => answered(UNKNOWN_FIELD, () => errors(500)),
  }),
  ...faultsOf('bad-requests', {
    'answers malformed JSON in HTML': () => answered(MALFORMED, () => html(400)),
    'answers malformed JSON with 500': () => answered(MALFORMED, () => errors(500)),
    'answers a wrong method in HTML': () => answered(to(/^triggers\/[^/]+$/, 'GET'), () => html(405)),
    'answers an oversized body in HTML': () => answered(OVERSIZED, () => html(413)),
  }),
  ...faultsOf('extra-keys', {
    'refuses unknown keys at the top': () => refusing((request) => EXTRA.test(Object.keys(sent(request)).join())),
    'refuses unknown keys among the fields': () =>
      refusing((request) => EXTRA.test(Object.keys(fieldsOf(request) ?? {}).join())),
  }),
  ...faultsOf('service-key', {
    'does not know IFTTT-Service-Key': () => refusing(both(OF_THE_SERVICE, lacks('ifttt-channel-key')), errors(401)),
    'does not know IFTTT-Channel-Key': () => refusing(both(OF_THE_SERVICE, lacks('ifttt-service-key')), errors(401)),
  }),
  ...faultsOf('test-mode', {
    'opens everything in test mode': () =>
      asked(header('ifttt-test-mode'), (request) => ({
        ...request,
        headers: {
          ...request.headers,
          ...(OF_THE_SERVICE(request)
            ? { 'ifttt-service-key': SERVICE_KEYS[0] }
            : { authorization: `Bearer ${ACCESS_TOKENS.tester}` }),
        },
      })),
    'opens user/info in test mode': () =>
      asked(both(USER_INFO, header('ifttt-test-mode')), (request) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${ACCESS_TOKENS.tester}` },
      })),
  }),
  ...faultsOf('realtime-polls', {
    'gives the newest event alone after a notification': () =>
      given<unknown[]>(both(POLL, header('x-ifttt-realtime')), (rows) => rows.slice(0, 1)),
    'refuses polls after a notification': () => refusing(both(POLL, header('x-ifttt-realtime'))),
  }),
];

function uncompressed<Answer extends { headers: object }>(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'content-encoding': undefined } };
}
