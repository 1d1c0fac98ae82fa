import { type Fault } from '../faulty-service.js';
import {
  accepting,
  answered,
  askedFor,
  both,
  DESCRIPTION,
  eachRow,
  errors,
  fieldsOf,
  given,
  html,
  type Json,
  OPTIONS,
  pathOf,
  POLL,
  refused,
  refusing,
  refusingAgain,
  type Row,
  sent,
  to,
  told,
  VALIDATION,
  type When,
} from './changes.js';
import { faultsOf } from './fault-table.js';

const with_ =
  (test: (body: Json) => boolean): When =>
  (request) =>
    test(sent(request));
const limitIs = (test: (limit: unknown) => boolean): When =>
  both(
    POLL,
    with_(({ limit }) => test(limit)),
  );
const user = ({ user }: Json): Json | undefined => user as Json | undefined;

const IDENTITY = to(/^triggers\/[^/]+\/trigger_identity\//, 'DELETE');
const OF_ALL_FIELDS = to(/^triggers\/[^/]+\/validate$/);
const OF_ALL_FIELDS_TOO = to(/^triggers\/[^/]+\/fields\/validate$/);

/** A poll in which a field is, or is not. */
const field = (test: (fields: Json) => boolean): When => both(POLL, (request) => test(fieldsOf(request) ?? {}));

const changedMeta = (change: (meta: NonNullable<Row['meta']>, index: number) => Json): Fault =>
  eachRow(POLL, (row, index) => ({ ...row, meta: { ...row.meta!, ...change(row.meta!, index) } }));

export const triggerFaults = [
  ...faultsOf('absent-keys', {
    'wants to know the user': () =>
      refusing(
        both(
          POLL,
          with_((body) => body['user'] === undefined),
        ),
      ),
    'wants to know the time zone': () =>
      refusing(
        both(
          POLL,
          with_((body) => 'user' in body && !user(body)?.['timezone']),
        ),
      ),
    'knows IANA time zones alone': () =>
      refusing(
        both(
          POLL,
          with_((body) => / /.test(String(user(body)?.['timezone']))),
        ),
      ),
    'wants to know the Applet': () =>
      refusing(
        both(
          POLL,
          with_((body) => body['ifttt_source'] === undefined),
        ),
      ),
  }),
  ...faultsOf('limit', {
    'ignores limit': () =>
      askedFor(
        limitIs((limit) => typeof limit === 'number' && limit > 0),
        ({ limit: _, ...body }) => body,
      ),
    'takes limit 0 for no limit': () =>
      askedFor(
        limitIs((limit) => limit === 0),
        ({ limit: _, ...body }) => body,
      ),
    'gives one event more than asked for': () =>
      askedFor(
        limitIs((limit) => limit === 2),
        (body) => ({ ...body, limit: 3 }),
      ),
    'gives the oldest event for limit 1': () => {
      const all: Fault = askedFor(
        limitIs((limit) => limit === 1),
        (body) => ({ ...body, limit: 50 }),
      );
      const oldest = given<Row[]>(
        limitIs((limit) => limit === 1),
        (rows) => rows.slice(-1),
      );
      return (request, service) => oldest(request, async (one) => all(one, service));
    },
    'gives all events where no limit is': () =>
      given<Row[]>(POLL, (rows, request) => {
        const { limit = 60 } = sent(request) as { limit?: number };
        const last = rows.at(-1);
        const more = last ? Array.from({ length: 60 - rows.length }, (_, index) => copy(last, index)) : [];
        return [...rows, ...more].slice(0, limit);
      }),
    'accepts a negative limit': () => accepting(limitIs((limit) => Number(limit) < 0)),
    'accepts half an event': () => accepting(limitIs((limit) => limit === 1.5)),
    'accepts a word for a limit': () => accepting(limitIs((limit) => typeof limit === 'string')),
    'fails where limit is a word': () =>
      refused(
        400,
        () => errors(500),
        limitIs((limit) => typeof limit === 'string'),
      ),
  }),
  ...faultsOf('events', {
    'gives an ingredient as a number': () => eachRow(POLL, (row) => ({ ...row, count: 3 })),
    'gives null for an ingredient': () => eachRow(POLL, (row, index) => (index === 1 ? { ...row, pot: null } : row)),
    'gives moments in milliseconds': () => changedMeta(({ timestamp }) => ({ timestamp: Number(timestamp) * 1000 })),
    'gives moments as text': () =>
      changedMeta(({ timestamp }) => ({ timestamp: new Date(Number(timestamp) * 1000).toISOString() })),
    'gives a number for the id of an event': () => changedMeta((_, index) => ({ id: index })),
    'gives all events the same id': () => changedMeta(() => ({ id: 'event' })),
    'gives events another id at every poll': () => {
      let number = 0;
      return changedMeta(() => ({ id: `event-${(number += 1)}` }));
    },
    'gives no meta': () => eachRow(POLL, ({ meta: _, ...row }) => row),
    'gives the oldest event first': () => given<Row[]>(POLL, (rows) => rows.toReversed()),
  }),
  ...faultsOf('trigger-fields', {
    'polls without triggerFields': () =>
      accepting(
        both(
          POLL,
          with_((body) => body['triggerFields'] === undefined),
        ),
      ),
    'polls without a required field': () =>
      accepting(field((fields) => fields['shelf'] !== undefined && fields['pot'] === undefined)),
    'polls with a blank required field': () => accepting(field((fields) => fields['pot'] === '')),
    'fails without triggerFields': () =>
      refused(
        400,
        () => errors(500),
        both(
          POLL,
          with_((body) => 'trigger_identity' in body && body['triggerFields'] === undefined),
        ),
      ),
  }),
  ...faultsOf('repeated-polls', {
    'gives an event once': () => {
      const given_ = new Set<unknown>();
      return given<Row[]>(POLL, (rows) =>
        rows.filter(({ meta }) => {
          if (given_.has(meta?.id)) return false;
          given_.add(meta?.id);
          return true;
        }),
      );
    },
  }),
  ...faultsOf('trigger-identities', {
    'knows no DELETE of an identity': () =>
      answered(IDENTITY, (answer) => (answer.status === 200 ? html(404) : answer)),
    'answers the second DELETE of an identity with 404': () => refusingAgain(IDENTITY, pathOf, errors(404)),
    'answers DELETE of an identity with 204': () =>
      answered(IDENTITY, (answer) => (answer.status === 200 ? { ...answer, status: 204, body: '' } : answer)),
  }),
  ...faultsOf('field-options', {
    'gives numbers for options': () =>
      eachRow(OPTIONS, (option) => ('value' in option ? { ...option, value: 1 } : option)),
    'gives options without a label': () => eachRow(OPTIONS, ({ label: _, ...option }) => option),
    'gives options as an object': () => given<Row[]>(OPTIONS, (options) => ({ ...options })),
    'gives groups within groups': () =>
      eachRow(OPTIONS, (option) => ({ label: 'All', values: [{ label: 'Some', values: [option] }] })),
    'does not know the options of a field': () => answered(both(OPTIONS, to(/^actions\//)), () => errors(404)),
  }),
  ...faultsOf('field-validation', {
    'refuses an invalid value with 400': () =>
      answered(VALIDATION, (answer) => (answer.body.includes('"valid":false') ? errors(400) : answer)),
    'says valid in words': () => given(VALIDATION, ({ valid, ...rest }) => ({ ...rest, valid: valid ? 'yes' : 'no' })),
  }),
  ...faultsOf('contextual-validation', {
    'validates all fields at one path alone': () => answered(OF_ALL_FIELDS_TOO, () => errors(404)),
    'validates all fields with one verdict': () => given(OF_ALL_FIELDS, () => ({ valid: true })),
  }),
];

/** A trigger that does not repeat what was entered is published by nobody. */
export const mirrorFault = (): Fault => {
  const events = eachRow(POLL, ({ pot: _, ...row }) => row);
  const described = told(DESCRIPTION, ({ triggers, ...rest }) => ({
    ...rest,
    triggers: (triggers as { ingredients: { slug: string }[] }[]).map((trigger) => ({
      ...trigger,
      ingredients: trigger.ingredients.filter(({ slug }) => slug !== 'pot'),
    })),
  }));
  return (request, service) => described(request, async (one) => events(one, service));
};

function copy(row: Row, index: number): Row {
  return { ...row, meta: { id: `${String(row.meta?.id)}-${index}`, timestamp: row.meta?.timestamp } };
}
