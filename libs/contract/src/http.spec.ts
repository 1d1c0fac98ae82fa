import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ActionsApi, ActionsController, RobotsApi, RobotsController } from './index.js';
import { TokensApi, TokensController, TriggersApi, TriggersController, UsersApi, UsersController } from './index.js';

const V1 = '/third-party/ifttt/v1';

let app: NestFastifyApplication;
let calls: { method: string; args: unknown[] }[] = [];

/** An Api implementation that notes every call and answers with an empty object. */
const recorder = (): object =>
  new Proxy(
    {},
    {
      get: (_target, method) =>
        typeof method === 'string' && !['then', 'onModuleInit', 'onApplicationBootstrap'].includes(method)
          ? (...args: unknown[]) => {
              calls.push({ method, args });
              return Promise.resolve({});
            }
          : undefined,
    },
  );

beforeAll(async () => {
  const module = await Test.createTestingModule({
    controllers: [ActionsController, RobotsController, TokensController, TriggersController, UsersController],
    providers: [ActionsApi, RobotsApi, TokensApi, TriggersApi, UsersApi].map((provide) => ({
      provide,
      useFactory: recorder,
    })),
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(
    new FastifyAdapter({ routerOptions: { maxParamLength: 1000 } }),
    { logger: false },
  );
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: object) => {
      Object.assign(request, { user: { id: 'owner-1' } });
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());
beforeEach(() => {
  calls = [];
});

const send = async (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, headers = {}) => {
  const response = await app.inject({ method, url, payload, headers });
  return { status: response.statusCode, body: response.body, headers: response.headers };
};
const poll = (extra: object) =>
  send('POST', `${V1}/triggers/heard`, { trigger_identity: 'abc', triggerFields: {}, ...extra });

describe('routes of one step', () => {
  it.each([
    ['triggers/heard', 'getTriggerEvents', ['heard']],
    ['triggers/heard/validate', 'validateTriggerFieldsInContext', ['heard']],
    ['triggers/heard/fields/validate', 'validateTriggerFields', ['heard']],
    ['triggers/heard/fields/words/validate', 'validateTriggerField', ['heard', 'words']],
    ['triggers/heard/fields/words/options', 'getTriggerFieldOptions', ['heard', 'words']],
    ['triggers/heard/fields/validate/options', 'getTriggerFieldOptions', ['heard', 'validate']],
    ['triggers/heard/fields/validate/validate', 'validateTriggerField', ['heard', 'validate']],
  ])('POST %s calls %s', async (path, method, parameters) => {
    const body = { trigger_identity: 'abc', triggerFields: {}, value: '', values: {} };
    expect((await send('POST', `${V1}/${path}`, body)).status).toBe(200);
    expect(calls[0]?.method).toBe(method);
    expect(calls[0]?.args.slice(0, 1 + parameters.length)).toEqual([{ id: 'owner-1' }, ...parameters]);
  });

  it('takes a trigger identity of up to 255 characters', async () => {
    const url = `${V1}/triggers/heard/trigger_identity/`;
    expect((await send('DELETE', url + 'a'.repeat(255))).status).toBe(200);
    const refused = await send('DELETE', url + 'a'.repeat(256));
    expect(refused).toMatchObject({ status: 400, body: expect.stringContaining('triggerIdentity') as string });
  });
});

describe('body of a poll', () => {
  it.each([0, 1, 500])('accepts the limit %s', async (limit) => {
    expect((await poll({ limit })).status).toBe(200);
    expect(calls[0]?.args[2]).toMatchObject({ limit });
  });

  it.each([-1, 1.5, '5', null, true, []])('refuses the limit %j', async (limit) => {
    expect(await poll({ limit })).toMatchObject({ status: 400, body: expect.stringContaining('limit') as string });
  });

  it.each(['Ada', null, 7, [], { timezone: 5 }])('never minds the user %j', async (user) => {
    expect((await poll({ user, ifttt_source: user })).status).toBe(200);
    expect(calls[0]?.args[2]).toMatchObject({ user, ifttt_source: user });
  });

  it('keeps every field value, and drops what it does not know', async () => {
    const triggerFields = { words: 'hi', place: { lat: 1, lng: 2 }, other: null };
    expect((await poll({ triggerFields, surprise: 1 })).status).toBe(200);
    expect(calls[0]?.args[2]).toEqual({ trigger_identity: 'abc', triggerFields });
  });

  it.each([{ triggerFields: undefined }, { triggerFields: 'x' }, { triggerFields: [] }, { trigger_identity: '' }])(
    'refuses %j',
    async (change) => {
      expect((await poll(change)).status).toBe(400);
    },
  );

  it('refuses a body that is a list or absent', async () => {
    expect((await send('POST', `${V1}/triggers/heard`, [])).status).toBe(400);
    expect((await send('POST', `${V1}/triggers/heard`)).status).toBe(400);
  });
});

describe('other requests', () => {
  it('hands the request id of an action over, as it came', async () => {
    const run = (id: string) => send('POST', `${V1}/actions/dock`, { actionFields: {} }, { 'x-request-id': id });
    expect((await run('r'.repeat(201))).status).toBe(200);
    expect(calls[0]?.args).toEqual([{ id: 'owner-1' }, 'dock', { actionFields: {} }, 'r'.repeat(201)]);
  });

  it('hands any token request over unchecked, and forbids caches to keep the answer', async () => {
    const headers = { authorization: 'Basic abc' };
    const answer = await send('POST', `${V1}/tokens`, { grant_type: 1, extra: [2] }, headers);
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store', pragma: 'no-cache' } });
    expect(calls[0]?.args).toEqual([{ grant_type: 1, extra: [2] }, 'Basic abc']);
    expect((await send('POST', `${V1}/tokens`, [])).status).toBe(200);
    expect((await send('POST', `${V1}/tokens`)).status).toBe(200);
  });

  it('names index and field of what is wrong with a list of places', async () => {
    const put = (places: object) => send('PUT', '/robots/r1/places', places);
    const good = { id: 'k', name: 'Kitchen' };
    expect((await put([good, { ...good, shape: 'round' }])).status).toBe(200);
    expect(calls[0]?.args[2]).toEqual([good, good]);
    const body = (text: string) => ({ status: 400, body: expect.stringContaining(text) as string });
    expect(await put([good, { id: 'h' }])).toMatchObject(body('[1] name must be'));
    expect(await put([good, null])).toMatchObject(body('[1] must be an object'));
    expect(await put({})).toMatchObject(body('JSON array'));
    expect(await put(Array(501).fill(good))).toMatchObject(body('500'));
  });

  it('checks a sign-up', async () => {
    const person = { email: 'ada@example.com', password: '12345678', name: 'Ada' };
    expect((await send('POST', '/users', person)).status).toBe(201);
    for (const wrong of [{ email: 'ada' }, { password: '1234567' }, { name: '' }, { name: 5 }]) {
      expect((await send('POST', '/users', { ...person, ...wrong })).status).toBe(400);
    }
    expect((await send('DELETE', '/users/sessions/s1')).status).toBe(204);
  });
});
