import type { Fault, PassingAnswer, PassingRequest } from '../faulty-service.js';

/** A JSON object, of whatever shape. */
export type Json = Record<string, unknown>;

/** A row of a trigger or a query, an option, or what an action did. */
export type Row = Json & { meta?: { id: unknown; timestamp: unknown } };

export type When = (request: PassingRequest) => boolean;

export const both =
  (...whens: When[]): When =>
  (request) =>
    whens.every((when) => when(request));

export const either =
  (...whens: When[]): When =>
  (request) =>
    whens.some((when) => when(request));

/** What a request is for: its path after the protocol's own part, without the query. */
export const pathOf = ({ target }: PassingRequest): string =>
  target.replace(/^.*\/ifttt\/v1\//, '').replace(/\?.*/, '');

/** Requests for one kind of thing. */
export const to =
  (path: RegExp, method?: string): When =>
  (request) =>
    path.test(pathOf(request)) && (method === undefined || request.method === method);

export const ANY: When = () => true;
export const DESCRIPTION: When = ({ target }) => target === '/docs/service.json';
export const TOKENS = to(/^tokens$/);
export const STATUS = to(/^status$/);
export const SETUP = to(/^test\/setup$/);
export const USER_INFO = to(/^user\/info$/);
export const POLL = to(/^triggers\/[^/]+$/);
export const QUERY = to(/^queries\/[^/]+$/);
export const ACTION = to(/^actions\/[^/]+$/);
export const OPTIONS = to(/\/options$/);
export const VALIDATION = to(/\/fields\/[^/]+\/validate$/);

const IS_JSON: When = ({ body }) => {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
};

/** The request's body; an empty object where it is none. */
export function sent({ body }: PassingRequest): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return {};
  }
}

/** The parameters of a token request, form or JSON. */
export function bodyOf(request: PassingRequest): Json {
  const isJson = /json/.test(request.headers['content-type'] ?? '');
  return isJson ? sent(request) : Object.fromEntries(new URLSearchParams(request.body));
}

/** The fields that a request to a step carries, under whatever name. */
export function fieldsOf(request: PassingRequest): Json | undefined {
  const { triggerFields, actionFields, queryFields } = sent(request);
  return (triggerFields ?? actionFields ?? queryFields) as Json | undefined;
}

/** An answer of the service's own making. */
export function json(status: number, body: unknown): PassingAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

export const errors = (status: number, message = 'That does not work.'): PassingAnswer =>
  json(status, { errors: [{ message }] });

export const html = (status: number): PassingAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Error</title><pre>Error</pre>',
});

export const redirect = (location: string): PassingAnswer => ({ status: 302, headers: { location }, body: '' });

/** Answers some requests without asking the service. */
export const instead =
  (when: When, answer: (request: PassingRequest) => PassingAnswer): Fault =>
  (request, service) =>
    when(request) ? answer(request) : service(request);

/** Sends some requests on as others. */
export const asked =
  (when: When, change: (request: PassingRequest) => PassingRequest): Fault =>
  (request, service) =>
    service(when(request) ? change(request) : request);

/** Sends some requests on with another body. */
export const askedFor = (when: When, change: (body: Json) => Json): Fault =>
  asked(when, (request) => ({ ...request, body: JSON.stringify(change(sent(request))) }));

/** Changes some answers. */
export const answered =
  (when: When, change: (answer: PassingAnswer, request: PassingRequest) => PassingAnswer): Fault =>
  async (request, service) => {
    const answer = await service(request);
    return when(request) ? change(answer, request) : answer;
  };

/** Changes the answers with this status. */
export const refused = (status: number, change: (answer: PassingAnswer) => PassingAnswer, when = ANY): Fault =>
  answered(when, (answer) => (answer.status === status ? change(answer) : answer));

/** Refuses some of what the service does. */
export const refusing = (when: When, answer = errors(400)): Fault =>
  answered(when, (sound) => (sound.status === 200 ? answer : sound));

/** Lets some of what the service answers with 400 pass, as long as it is JSON. */
export const accepting = (when: When, data: unknown = []): Fault =>
  answered(both(IS_JSON, when), (sound) => (sound.status === 400 ? json(200, { data }) : sound));

/** Changes the JSON of some successful answers. */
export const told = (when: When, change: (body: Json, request: PassingRequest) => unknown): Fault =>
  answered(when, (answer, request) =>
    answer.status === 200
      ? { ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as Json, request)) }
      : answer,
  );

/** Changes the `data` of some successful answers. */
export const given = <Data = Json>(when: When, change: (data: Data, request: PassingRequest) => unknown): Fault =>
  told(when, (body, request) => ({ ...body, data: change(body['data'] as Data, request) }));

/** Changes each row of some successful answers. */
export const eachRow = (when: When, change: (row: Row, index: number) => Row): Fault =>
  given<Row[]>(when, (rows) => rows.map(change));

/** Every second and further time some requests come with the same of something, they are refused. */
export function refusingAgain(when: When, same: (request: PassingRequest) => unknown, refusal: PassingAnswer): Fault {
  const seen = new Set<unknown>();
  return answered(when, (answer, request) => {
    if (answer.status !== 200) return answer;
    const again = seen.has(same(request));
    seen.add(same(request));
    return again ? refusal : answer;
  });
}
