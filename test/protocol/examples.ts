import { expect } from 'vitest';
import { type Headers, type Method } from '../support/http.js';

/** A request of the protocol's reference, with slugs of the fixture service, and what it documents as the answer. */
export interface Example {
  readonly title: string;
  readonly method: Method;
  readonly path: string;
  readonly credential: 'owner' | 'service';
  /** Headers beside the credential, the `Accept` ones and `X-Request-ID`. */
  readonly headers?: Headers;
  readonly body?: unknown;
  readonly status?: number;
  /** Checks the shape of the answer's JSON; absent where there is no body. */
  readonly shape?: (json: any) => void;
  /** Only services with accounts have it. */
  readonly needsAccounts?: true;
}

const JSON_BODY = { 'content-type': 'application/json' };
const applet = {
  ifttt_source: { id: '7', url: 'https://ifttt.com/myrecipes/personal/7' },
  user: { timezone: 'Pacific Time (US & Canada)' },
};
const IDENTITY = 'd41d8cd98f00b204e9800998ecf8427e';
const TEXT = expect.any(String);
const URL_TEXT = expect.stringMatching(/^https:\/\/greenhouse\.example\//);
const DATE = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
const DATE_TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);

const event = {
  bed: 'orchids',
  remark: TEXT,
  page: URL_TEXT,
  picture: URL_TEXT,
  report: URL_TEXT,
  day: DATE,
  watered_at: DATE_TIME,
  meta: { id: TEXT, timestamp: expect.any(Number) },
};
const picture = (likes: object): object => ({
  caption: TEXT,
  page: URL_TEXT,
  picture: URL_TEXT,
  original: URL_TEXT,
  day: DATE,
  taken_at: DATE_TIME,
  likes,
  dislikes: { queryFields: { picture: TEXT } },
});
const unresolved = { queryFields: { picture: TEXT } };

/** Options one by one, then, one level deep, in a group. */
const options = (json: any): void => {
  const choice = { label: TEXT, value: TEXT };
  for (const option of json.data) {
    const isGroup = 'values' in option;
    expect(option).toEqual(isGroup ? { label: TEXT, values: expect.any(Array) } : choice);
    for (const inGroup of option.values ?? []) expect(inGroup).toEqual(choice);
  }
  expect(json.data.length).toBeGreaterThan(1);
  expect(Object.keys(json)).toEqual(['data']);
};

const events = (count: number) => (json: any) => {
  expect(json).toEqual({ data: Array.from({ length: count }, () => event) });
  const timestamps = json.data.map((one: any) => one.meta.timestamp);
  expect(timestamps).toEqual([...timestamps].sort((one, other) => other - one));
  for (const timestamp of timestamps) expect(Number.isInteger(timestamp)).toBe(true);
};

const trigger = (title: string, body: object, more: Partial<Example>): Example => ({
  title,
  method: 'POST',
  path: 'triggers/bed_watered',
  credential: 'owner',
  headers: JSON_BODY,
  body: { triggerFields: { bed: 'orchids', season: 'spring' }, ...applet, ...body },
  ...more,
});

const query = (title: string, body: object, shape: Example['shape']): Example => ({
  title,
  method: 'POST',
  path: 'queries/list_pictures',
  credential: 'owner',
  headers: JSON_BODY,
  body: { queryFields: { bed: 'ferns' }, ...applet, ...body },
  shape,
});

/** The body of such a request is an empty object that no content type announces. */
const fieldOptions = (path: string): Example => ({
  title: `rule 22: options of ${path}`,
  method: 'POST',
  path: `${path}/options`,
  credential: 'owner',
  body: {},
  shape: options,
});

const validation = (title: string, path: string, body: object, data: object): Example => ({
  title,
  method: 'POST',
  path,
  credential: 'owner',
  headers: JSON_BODY,
  body,
  shape: (json) => expect(json).toEqual({ data }),
});

const invalid = { valid: false, message: TEXT };
const valid = { valid: true };

/** In the order of the reference. `bed_watered` has 60 events of the bed. */
export const EXAMPLES: readonly Example[] = [
  {
    title: 'rule 13: user information',
    method: 'GET',
    path: 'user/info',
    credential: 'owner',
    needsAccounts: true,
    shape: (json) => expect(json).toEqual({ data: { name: 'Gardener ada', id: 'ada', url: URL_TEXT } }),
  },
  trigger('rule 17: a poll without a limit', { trigger_identity: IDENTITY }, { shape: events(50) }),
  trigger('rule 17: a poll with a limit', { trigger_identity: IDENTITY, limit: 10 }, { shape: events(10) }),
  trigger(
    'a poll without a trigger_identity, which is required here, says so',
    { limit: 10 },
    {
      status: 400,
      shape: (json) => expect(json).toEqual({ errors: [{ message: expect.stringContaining('trigger_identity') }] }),
    },
  ),
  {
    title: 'rule 21: the end of a trigger identity',
    method: 'DELETE',
    path: `triggers/bed_watered/trigger_identity/${IDENTITY}`,
    credential: 'owner',
    headers: JSON_BODY,
    shape: (json) => expect(json).toEqual({ data: {} }),
  },
  fieldOptions('triggers/bed_watered/fields/bed'),
  fieldOptions('triggers/bed_watered/fields/season'),
  fieldOptions('triggers/bed_watered/fields/weekdays'),
  fieldOptions('triggers/bed_watered/fields/helpers'),
  validation('rule 22: a valid text', 'triggers/bed_watered/fields/remark/validate', { value: 'A good soak' }, valid),
  validation('rule 22: an invalid text', 'triggers/bed_watered/fields/remark/validate', { value: 'Ouch!' }, invalid),
  ...['triggers/pot_moved/validate', 'triggers/pot_moved/fields/validate'].flatMap((path) => [
    validation(
      `rule 22: fields that are valid together, at ${path}`,
      path,
      { values: { shelf: 'upper', pot: 'Mint' } },
      { shelf: valid, pot: valid, reason: valid },
    ),
    validation(
      `rule 22: fields that are not valid together, at ${path}`,
      path,
      { values: { shelf: 'lower', pot: 'Mint' } },
      { shelf: valid, pot: { valid: false, message: 'There is no pot "Mint" on the lower shelf.' }, reason: valid },
    ),
  ]),
  trigger(
    'rule 17: a poll with a location',
    {
      trigger_identity: IDENTITY,
      limit: 1,
      triggerFields: {
        bed: 'orchids',
        where: {
          lat: 52.20533717193,
          lng: 0.12181609999996,
          radius: 0,
          address: '1 Brookside, Cambridge CB2 1JE, UK',
          description: '1 Brookside, Cambridge CB2 1JE, UK',
          zoom: 14,
        },
      },
    },
    { shape: events(1) },
  ),
  {
    title: 'rule 26: an action',
    method: 'POST',
    path: 'actions/post_note',
    credential: 'owner',
    headers: JSON_BODY,
    body: { actionFields: { title: 'Come and see', body: 'https://greenhouse.example/pictures/1' }, ...applet },
    shape: (json) => expect(json).toEqual({ data: [{ id: TEXT, url: URL_TEXT }] }),
  },
  {
    title: 'rule 28: an action that is skipped',
    method: 'POST',
    path: 'actions/post_note',
    credential: 'owner',
    headers: JSON_BODY,
    body: { actionFields: { title: 'lorem ipsum' }, ...applet },
    status: 400,
    shape: (json) => expect(json).toEqual({ errors: [{ status: 'SKIP', message: 'Nobody reads such a note.' }] }),
  },
  fieldOptions('actions/post_note/fields/bed'),
  fieldOptions('actions/post_note/fields/season'),
  fieldOptions('actions/post_note/fields/weekdays'),
  fieldOptions('actions/post_note/fields/helpers'),
  query('rule 23: a query', {}, (json) => expect(json).toEqual({ data: [picture(unresolved), picture(unresolved)] })),
  query('rule 23: the first page of a query', { limit: 1 }, (json) =>
    expect(json).toEqual({ data: [picture(unresolved)], cursor: TEXT }),
  ),
  query('rule 24: a query with a nested query resolved', { include: ['likes'] }, (json) => {
    const like = { person: TEXT, liked_at: DATE_TIME };
    const many = { ...unresolved, data: Array.from({ length: 50 }, () => like), cursor: TEXT };
    expect(json).toEqual({ data: [picture(many), picture({ ...unresolved, data: [like, like] })] });
  }),
  fieldOptions('queries/list_pictures/fields/bed'),
  fieldOptions('queries/list_pictures/fields/season'),
  fieldOptions('queries/list_pictures/fields/weekdays'),
  fieldOptions('queries/list_pictures/fields/helpers'),
  { title: 'rule 9: the status', method: 'GET', path: 'status', credential: 'service' },
];
