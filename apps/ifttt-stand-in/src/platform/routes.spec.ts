import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseForeignHosts } from '../host-check.js';
import { Platform } from './platform.js';
import { platformRoutes } from './routes.js';
import type { Notification } from './views.js';

const HOST = '127.0.0.1:4000';
const service = {
  id: 'robot',
  apiUrl: 'http://127.0.0.1:1/api',
  authorizeUrl: 'http://127.0.0.1:1/authorize',
  tokenUrl: 'http://127.0.0.1:1/token',
  clientId: 'me',
  clientSecret: 'client-s3cret',
  serviceKey: 'k3y',
};

let app: FastifyInstance;
let platform: Platform;
let notified: (readonly Notification[])[];
beforeEach(async () => {
  platform = await Platform.open({ service, url: `http://${HOST}`, stateFile: ':memory:' });
  notified = [];
  platform.on('notified', (notifications) => notified.push(notifications));
  app = fastify();
  refuseForeignHosts(app, 4_000);
  platformRoutes(app, platform);
});
afterEach(async () => {
  await app.close();
  await platform.close();
});

const notify = (payload: string | object, headers: Record<string, string> = { 'ifttt-service-key': 'k3y' }) =>
  app.inject({ method: 'POST', url: '/v1/notifications', payload, headers: { host: HOST, ...headers } });

describe('realtime notifications (platform rule 35)', () => {
  it('are taken with the service key, and told in the feed without it', async () => {
    const data = [{ trigger_identity: 'a' }, { user_id: 'ada' }];
    expect((await notify({ data })).statusCode).toBe(200);
    expect(notified).toEqual([data]);
    const [activity] = platform.activities({ limit: 1 });
    expect(activity).toMatchObject({ kind: 'notification', exchange: { response: { status: 200 } } });
    expect(JSON.stringify(activity)).not.toContain('k3y');
  });

  it.each<[string, Record<string, string>]>([
    ['no key', {}],
    ['a wrong key', { 'ifttt-service-key': 'k3y2' }],
  ])('are refused with %s', async (_what, headers) => {
    expect((await notify({ data: [] }, headers)).statusCode).toBe(401);
    expect(notified).toEqual([]);
  });

  it.each([{}, { data: {} }, { data: [{}] }, { data: Array(1_001).fill({ user_id: 'ada' }) }])(
    'are refused when they are none',
    async (body) => {
      expect((await notify(body)).statusCode).toBe(400);
    },
  );
});

describe('the way back from the consent page', () => {
  const back = async (query: string) => {
    const answer = await app.inject({ url: `/channels/robot/authorize?${query}`, headers: { host: HOST } });
    return [answer.statusCode, answer.headers.location];
  };

  it('leads to the page that tells what came of it', async () => {
    const { state } = platform.connect();
    expect(await back(`error=access_denied&state=${state}`)).toEqual([303, '/connections/returned?outcome=denied']);
  });

  it('without a state, on denial, as in the protocol’s own example', async () => {
    expect(await back('error=access_denied')).toEqual([303, '/connections/returned?outcome=denied']);
  });

  it.each(['code=c', 'code=c&state=unknown', 'error=access_denied&state=unknown', 'state=a&state=b&code=c', ''])(
    'is of no use to others: %s',
    async (query) => {
      expect(await back(query)).toEqual([303, '/connections/returned?outcome=failed']);
    },
  );

  it('works once', async () => {
    const { state } = platform.connect();
    await back(`error=access_denied&state=${state}`);
    expect(await back(`error=access_denied&state=${state}`)).toEqual([303, '/connections/returned?outcome=failed']);
  });
});

describe('the authorization URL (platform rule 30)', () => {
  it('has what the service needs, and a state that nobody guesses', () => {
    const url = new URL(platform.connect().authorizeUrl);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'me',
      response_type: 'code',
      scope: 'ifttt',
      state: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      redirect_uri: `http://${HOST}/channels/robot/authorize`,
    });
  });
});

describe('requests under another name', () => {
  it.each(['evil.example', 'evil.example:4000', '127.0.0.1:4001', '127.0.0.1'])('are refused: %s', async (host) => {
    const answer = await notify({ data: [{ user_id: 'ada' }] }, { 'ifttt-service-key': 'k3y', host });
    expect(answer.statusCode).toBe(421);
    expect(notified).toEqual([]);
  });

  it.each(['localhost:4000', '127.0.0.1:4000'])('are taken when the name is this machine’s: %s', async (host) => {
    expect((await notify({ data: [] }, { 'ifttt-service-key': 'k3y', host })).statusCode).toBe(200);
  });
});
