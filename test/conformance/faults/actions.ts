import { randomUUID } from 'node:crypto';
import {
  accepting,
  ACTION,
  answered,
  both,
  eachRow,
  errors,
  fieldsOf,
  given,
  json,
  refused,
  refusing,
  refusingAgain,
  type Row,
  sent,
  type When,
} from './changes.js';
import { faultsOf } from './fault-table.js';

const DONE = [{ id: 'done' }];
const SKIP = { errors: [{ status: 'SKIP', message: 'Nothing to do.' }] };
/** The tool's own requests that look at fields say who asks. */
const WITHOUT_FIELDS: When = both(ACTION, (request) => 'user' in sent(request) && fieldsOf(request) === undefined);
const NOTE: When = both(ACTION, (request) => 'title' in (fieldsOf(request) ?? {}));
const SKIPPED: When = both(ACTION, (request) => {
  const { mood, title } = fieldsOf(request) ?? {};
  return mood === 'walled_up' || title === 'lorem ipsum';
});

export const actionFaults = [
  ...faultsOf('action-answers', {
    'answers an action with an object': () => given<Row[]>(ACTION, ([row]) => row),
    'answers an action with an empty list': () => given(ACTION, () => []),
    'answers an action with two objects': () => given<Row[]>(ACTION, (rows) => [...rows, { id: 'more' }]),
    'answers an action with 201': () =>
      answered(ACTION, (answer) => (answer.status === 200 ? { ...answer, status: 201 } : answer)),
    'gives what it made a number': () => eachRow(ACTION, (row) => ({ ...row, id: 7 })),
    'gives half an address of what it made': () => eachRow(ACTION, (row) => ({ ...row, url: 'notes/7' })),
  }),
  ...faultsOf('action-fields', {
    'acts without actionFields': () => accepting(WITHOUT_FIELDS, DONE),
    'acts without a required field': () =>
      accepting(
        both(ACTION, (request) => !('title' in (fieldsOf(request) ?? { title: true }))),
        DONE,
      ),
    'fails without actionFields': () => refused(400, () => errors(500), WITHOUT_FIELDS),
    'wants an optional field': () => refusing(both(NOTE, (request) => !('body' in (fieldsOf(request) ?? {})))),
    'wants a word in an optional field': () => refusing(both(NOTE, (request) => fieldsOf(request)?.['body'] === '')),
  }),
  ...faultsOf('skipped-actions', {
    'does what can never work': () =>
      answered(SKIPPED, (answer) => (answer.status === 400 ? json(200, { data: DONE }) : answer)),
    'says that it failed without saying SKIP': () => refused(400, () => errors(400), SKIPPED),
    'answers with 500 where it skips': () => refused(400, () => json(500, SKIP), SKIPPED),
    'skips malformed requests': () => refused(400, () => json(400, SKIP), WITHOUT_FIELDS),
  }),
  ...faultsOf('repeated-actions', {
    'does the same action twice': () => eachRow(ACTION, (row) => ({ ...row, id: randomUUID() })),
    'fails when the same action comes again': () =>
      refusingAgain(
        both(ACTION, (request) => 'x-request-id' in request.headers),
        ({ headers }) => headers['x-request-id'],
        errors(409),
      ),
  }),
];
