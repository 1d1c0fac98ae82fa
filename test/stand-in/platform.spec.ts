import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import {
  type AppletView,
  InvalidInput,
  NeedsReconnection,
  Platform,
  type PlatformSettings,
  type Run,
} from '../../apps/ifttt-stand-in/src/platform/index.js';
import { FakeService } from './fake-service.js';

const RECIPE = {
  trigger: { slug: 'heard', fields: { phrase: 'hello' } },
  action: { slug: 'say', fields: { text: 'She said {{words}}', voice: 'low' } },
};
const POLL = 'POST triggers/heard';
const ACTION = 'POST actions/say';
const TOKEN = 'POST token';
const AWAY = [503, { errors: [{ message: 'Later' }] }] as const;

let service: FakeService;
let platform: Platform;
let stateFile: string;

const open = async (overrides: Partial<PlatformSettings> = {}): Promise<Platform> => {
  const settings = { service: service.profile, url: 'http://127.0.0.1:4000', stateFile, ...overrides };
  return (platform = await Platform.open(settings));
};
const restart = async (): Promise<void> => {
  await platform.close();
  await open();
  platform.resume();
};
/** @returns the connection's id */
const connect = async (): Promise<string> => {
  const outcome = await platform.complete({ state: platform.connect().state, code: 'good' });
  if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
  return outcome.connection.id;
};
const notify = (identity: string): void => platform.notified([{ trigger_identity: identity }], notification);
const notification = { request: { method: 'POST', url: '/v1/notifications', headers: {}, body: '' }, milliseconds: 1 };
const nextRun = (): Promise<Run> => new Promise((resolve) => platform.once('ran', resolve));
const identityPath = ({ triggerIdentity }: AppletView) => `DELETE triggers/heard/trigger_identity/${triggerIdentity}`;

beforeEach(async () => {
  service = new FakeService();
  await service.open();
  stateFile = join(inject('run').directory, `stand-in-${randomBytes(4).toString('hex')}.sqlite`);
  await open();
  platform.resume();
});
afterEach(async () => {
  await platform.close();
  await service.close();
});

describe('an Applet', () => {
  let connectionId: string;
  let applet: AppletView;
  beforeEach(async () => {
    connectionId = await connect();
    service.hear('before');
    applet = await platform.createApplet(connectionId, RECIPE);
  });

  it('polls with its identity, its fields and where it comes from (platform rule 16)', () => {
    const [poll] = service.all(POLL).slice(-1);
    expect(applet.triggerIdentity).toMatch(/^[0-9a-f]{40}$/);
    expect(poll?.body).toEqual({
      trigger_identity: applet.triggerIdentity,
      triggerFields: { phrase: 'hello' },
      limit: 50,
      user: { timezone: expect.any(String) },
      ifttt_source: { id: applet.id, url: `http://127.0.0.1:4000/applets/${applet.id}` },
    });
    expect(poll?.headers).toMatchObject({
      accept: 'application/json',
      'accept-charset': 'utf-8',
      'accept-encoding': 'gzip, deflate',
      authorization: 'Bearer access-1',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(poll?.headers).not.toHaveProperty('x-ifttt-realtime');
  });

  it('runs for what happens after it was made, once, with the ingredients in place', async () => {
    service.hear('after', 'good morning');
    const run = nextRun();
    notify(applet.triggerIdentity);
    expect(await run).toMatchObject({ state: 'done', result: 'said', event: { meta: { id: 'after' } } });
    await platform.check(applet.id);
    const actions = service.all(ACTION);
    expect(actions).toHaveLength(1);
    expect(actions[0]?.body).toMatchObject({
      actionFields: { text: 'She said good morning', voice: 'low' },
      ifttt_source: { id: applet.id },
    });
    expect(service.all(POLL).some(({ headers }) => headers['x-ifttt-realtime'] === '1')).toBe(true);
  });

  it('is polled by the clock', async () => {
    service.asked.clear();
    platform.changeSettings({ pollEverySeconds: 1, jitter: 0 });
    service.hear('after');
    const run = nextRun();
    await service.next(POLL);
    expect(await run).toMatchObject({ state: 'done' });
    await service.next(POLL);
  });

  it('is polled again for a notification that comes during a poll', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      service.answer(POLL, async () => {
        resolve();
        service.answerAsUsual(POLL);
        await new Promise<void>((release) => (answer = release));
        return [200, { data: [] }];
      });
    });
    notify(applet.triggerIdentity);
    await asked;
    service.hear('after');
    notify(applet.triggerIdentity);
    const run = nextRun();
    answer();
    expect((await run).event.meta.id).toBe('after');
  });

  it('is polled again after a failed poll, and says why it failed (platform rule 36)', async () => {
    service.answer(POLL, AWAY);
    await expect(platform.check(applet.id)).rejects.toThrow('503: Later');
    expect(platform.applet(applet.id).lastPollError).toContain('503: Later');
    service.answerAsUsual(POLL);
    service.hear('after');
    expect((await platform.check(applet.id)).fresh).toHaveLength(1);
    expect(platform.applet(applet.id).lastPollError).toBeUndefined();
  });

  it('repeats an action under one request id while the service is away', async () => {
    let attempts = 0;
    service.answer(ACTION, () => ((attempts += 1) < 3 ? AWAY : [200, { data: [{ id: 'said' }] }]));
    service.hear('after');
    const run = nextRun();
    await platform.check(applet.id);
    expect(await run).toMatchObject({ state: 'done', attempts: 3 });
    expect(new Set(service.all(ACTION).map(({ headers }) => headers['x-request-id'])).size).toBe(1);
  });

  it('goes on with an action after a restart, under the same request id', async () => {
    service.answer(ACTION, AWAY);
    service.hear('after');
    await platform.check(applet.id);
    const first = await service.next(ACTION);
    await platform.close();
    service.answerAsUsual(ACTION);
    service.asked.clear();
    await open();
    const run = nextRun();
    platform.resume();
    expect(await run).toMatchObject({ state: 'done' });
    expect((await service.next(ACTION)).headers['x-request-id']).toBe(first.headers['x-request-id']);
  });

  it('takes SKIP for final (platform rule 28)', async () => {
    service.answer(ACTION, [400, { errors: [{ status: 'SKIP', message: 'Not now' }] }]);
    service.hear('after');
    const run = nextRun();
    await platform.check(applet.id);
    expect(await run).toMatchObject({ state: 'skipped', result: 'Not now', attempts: 1 });
    expect(platform.activities({ appletId: applet.id, limit: 10 })).toContainEqual(
      expect.objectContaining({ kind: 'skip' }),
    );
  });

  it('shares its identity with one like it, and one poll is for both', async () => {
    const twin = await platform.createApplet(connectionId, RECIPE);
    expect(twin.triggerIdentity).toBe(applet.triggerIdentity);
    service.hear('after');
    const polls = service.all(POLL).length;
    const runs = new Promise<string[]>((resolve) => {
      const ids: string[] = [];
      platform.on('ran', ({ appletId }) => ids.push(appletId) === 2 && resolve(ids));
    });
    platform.notified([{ user_id: 'ada' }], notification);
    expect((await runs).sort()).toEqual([applet.id, twin.id].sort());
    expect(service.all(POLL)).toHaveLength(polls + 1);
  });

  it('is all there after a restart', async () => {
    platform.changeSettings({ pollEverySeconds: 42, jitter: 0.5 });
    const before = [platform.applets(), platform.connections(), platform.settings(), platform.activities({ limit: 9 })];
    await restart();
    const after = [platform.applets(), platform.connections(), platform.settings(), platform.activities({ limit: 9 })];
    expect(after).toEqual(before);
    expect((await platform.check(applet.id)).fresh).toEqual([]);
  });

  it('when it is off is not polled; when it is on again, what happened in between is past', async () => {
    platform.disable(applet.id);
    await service.next(identityPath(applet));
    await expect(platform.check(applet.id)).rejects.toThrow();
    service.hear('while it was off');
    expect(platform.enable(applet.id).enabled).toBe(true);
    expect((await platform.check(applet.id)).fresh).toEqual([]);
    service.hear('now');
    const run = nextRun();
    notify(applet.triggerIdentity);
    expect((await run).event.meta.id).toBe('now');
    expect(platform.applet(applet.id).runs).toMatchObject({ pending: 0, done: 1 });
  });

  describe('deleted', () => {
    it('leaves its identity to the other one that has it; the last one takes it along (platform rule 21)', async () => {
      const twin = await platform.createApplet(connectionId, RECIPE);
      await platform.deleteApplet(applet.id);
      expect(service.all(identityPath(applet))).toHaveLength(0);
      expect((await platform.check(twin.id)).events).toHaveLength(1);
      await platform.deleteApplet(twin.id);
      expect(service.all(identityPath(applet))).toHaveLength(1);
      expect(platform.applets()).toEqual([]);
    });

    it('tells a service that is away later, also after a restart', async () => {
      service.answer(identityPath(applet), AWAY);
      await platform.deleteApplet(applet.id);
      await restart();
      service.asked.clear();
      await service.next(identityPath(applet));
      service.answerAsUsual(identityPath(applet));
      await service.next(identityPath(applet));
      await vi.waitFor(() => expect(platform.activities({ limit: 1 })[0]?.title).toBe('Deleted an identity of heard'));
      await restart();
      const asked = service.all(identityPath(applet)).length;
      await platform.createApplet(connectionId, RECIPE);
      expect(service.all(identityPath(applet))).toHaveLength(asked);
    });

    it('with the person who disconnects; her token is forgotten when the service has been told', async () => {
      service.answer(identityPath(applet), AWAY);
      await platform.disconnect(connectionId);
      expect([platform.applets(), platform.connections()]).toEqual([[], []]);
      service.answerAsUsual(identityPath(applet));
      await vi.waitFor(() => expect(platform.activities({ limit: 1 })[0]?.title).toBe('Deleted an identity of heard'), {
        timeout: 5_000,
      });
      await expect(platform.options(connectionId, 'actions', 'say', 'voice')).rejects.toThrow('no such connection');
    });
  });

  describe('is refused', () => {
    const refusal = async (recipe: object): Promise<InvalidInput> => {
      const before = platform.applets();
      const error: unknown = await platform
        .createApplet(connectionId, { ...RECIPE, ...recipe })
        .catch((problem: unknown) => problem);
      expect(error).toBeInstanceOf(InvalidInput);
      expect(platform.applets()).toEqual(before);
      return error as InvalidInput;
    };

    it('with an ingredient that the trigger does not have', async () => {
      const { problems } = await refusal({ action: { slug: 'say', fields: { text: '{{word}}', voice: 'low' } } });
      expect(problems).toEqual([{ field: 'action.text', message: expect.stringContaining('It has {{words}}.') }]);
    });

    it('with a value that the service does not take', async () => {
      const { problems } = await refusal({ trigger: { slug: 'heard', fields: { phrase: 'bad' } } });
      expect(problems).toEqual([{ field: 'trigger.phrase', message: expect.any(String) }]);
    });

    it('when the service finds its trigger wrong; the service is told to forget it', async () => {
      service.answer(POLL, [400, { errors: [{ message: 'No such phrase' }] }]);
      const { problems } = await refusal({ trigger: { slug: 'heard', fields: { phrase: 'odd' } } });
      expect(problems).toEqual([{ field: 'trigger', message: expect.stringContaining('No such phrase') }]);
      expect(service.asked.all.at(-1)?.method).toBe('DELETE');
    });
  });
});

describe('a connection', () => {
  it.each([
    ['denied', { error: 'access_denied' }],
    ['failed', { error: 'server_error' }],
    ['failed', { code: 'bad' }],
    ['failed', {}],
  ])('is %s for %j', async (kind, query) => {
    const refused = vi.fn();
    platform.on('refused', refused);
    expect(await platform.complete({ ...query, state: platform.connect().state })).toMatchObject({ kind });
    expect(refused).toHaveBeenCalledOnce();
    expect(platform.connections()).toEqual([]);
  });

  it('is not made with a user/info without an id (platform rule 13)', async () => {
    service.answer('GET user/info', [200, { data: { name: 'Ada' } }]);
    const outcome = await platform.complete({ state: platform.connect().state, code: 'good' });
    expect(outcome).toEqual({ kind: 'failed', message: expect.stringContaining('user/info') });
  });

  it('refreshes its token once for all who are refused, and repeats what they asked (platform rule 33)', async () => {
    const id = await connect();
    service.token = 'access-2';
    service.asked.clear();
    const ask = () => platform.options(id, 'actions', 'say', 'voice');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill([{ label: 'Low', value: 'low' }]));
    expect(service.all(TOKEN)).toHaveLength(2); // the exchange, and one refresh
    await restart();
    await ask();
    expect(service.all(TOKEN)).toHaveLength(2);
  });

  it.each(['invalid_grant', 'no refresh token'])('has to be made again after %s, and goes on then', async (reason) => {
    if (reason === 'no refresh token') service.refreshToken = undefined;
    const id = await connect();
    const applet = await platform.createApplet(id, RECIPE);
    service.token = 'access-2';
    service.refreshToken = 'refresh-2';
    await expect(platform.check(applet.id)).rejects.toThrow(NeedsReconnection);
    expect(platform.connections()).toMatchObject([{ id, state: 'needs reconnection' }]);
    const polls = service.all(POLL).length;
    notify(applet.triggerIdentity);
    await expect(platform.options(id, 'actions', 'say', 'voice')).rejects.toThrow(NeedsReconnection);
    expect(service.all(POLL)).toHaveLength(polls);

    service.hear('in between');
    const run = nextRun();
    expect(await connect()).toBe(id);
    expect(platform.connections()).toMatchObject([{ id, state: 'connected' }]);
    expect(await run).toMatchObject({ state: 'done' });
  });

  it('does not have to be made again because the service is away', async () => {
    const id = await connect();
    service.token = 'access-2';
    service.answer(TOKEN, AWAY);
    await expect(platform.options(id, 'actions', 'say', 'voice')).rejects.toThrow('503');
    expect(platform.connections()).toMatchObject([{ id, state: 'connected' }]);
  });

  it('leaves no secret in the activity feed', async () => {
    const id = await connect();
    service.token = 'access-2';
    await platform.options(id, 'actions', 'say', 'voice');
    const feed = JSON.stringify(platform.activities({ limit: 500 }));
    expect(feed).toContain('token');
    const secrets = ['access-1', 'access-2', 'refresh-1', 'client-s3cret', 'service-k3y', 'test-token', '"good"'];
    expect(secrets.filter((secret) => feed.includes(secret))).toEqual([]);
  });
});

describe('the description', () => {
  it('comes from the samples of test/setup where the service has none', async () => {
    service.hear('sample', 'hello');
    const { service: settings, triggers, actions, queries } = await platform.description();
    expect(settings).toMatchObject({ authenticatesUsers: true, serviceId: 'fake' });
    expect(triggers).toMatchObject([
      {
        slug: 'heard',
        name: 'Heard',
        fields: [{ slug: 'phrase', label: 'Phrase', type: 'text', required: true, validated: true }],
        ingredients: [{ slug: 'words', type: 'string', example: 'hello' }],
      },
    ]);
    expect(actions).toMatchObject([
      {
        slug: 'say',
        fields: [
          { slug: 'text', type: 'text' },
          { slug: 'voice', type: 'dropdown' },
        ],
      },
    ]);
    expect(queries).toMatchObject([{ slug: 'rooms', ingredients: [{ slug: 'room', example: 'Hall' }] }]);
    expect(service.asked.all.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('comes from a file that was named', async () => {
    const description = await platform.description();
    const file = `${stateFile}.json`;
    writeFileSync(file, JSON.stringify({ ...description, actions: [] }));
    await platform.close();
    await open({ description: file });
    expect((await platform.description()).actions).toEqual([]);
  });

  it('in a file that is not as it should be is refused, with the place', async () => {
    const file = `${stateFile}.json`;
    writeFileSync(file, JSON.stringify({ service: {}, triggers: [{ slug: 1 }], actions: [], queries: [] }));
    await platform.close();
    await open({ description: file });
    await expect(platform.description()).rejects.toThrow(/triggers\.0\.slug/);
  });

  it('is asked for again after a failure', async () => {
    service.answer('POST test/setup', AWAY);
    await expect(platform.description()).rejects.toThrow('503');
    service.answerAsUsual('POST test/setup');
    expect((await platform.description()).triggers).toHaveLength(1);
  });
});

it('a service without accounts is opened by its key alone', async () => {
  const { id } = platform.connectWithoutAccount();
  service.answer('POST queries/rooms', [200, { data: [] }]);
  await platform.runQuery(id, 'rooms', {});
  const { headers } = await service.next('POST queries/rooms');
  expect(headers).toMatchObject({ 'ifttt-service-key': 'service-k3y' });
  expect(headers).not.toHaveProperty('authorization');
});

it('a query is asked page by page, with its nested ones (platform rules 23 and 24)', async () => {
  const id = await connect();
  const page = await platform.runQuery(id, 'rooms', {}, { limit: 1, cursor: 'here', include: ['doors'] });
  expect(page).toEqual({ data: [{ room: 'Hall' }], cursor: 'next' });
  const { body } = await service.next('POST queries/rooms');
  expect(body).toMatchObject({ queryFields: {}, limit: 1, cursor: 'here', include: ['doors'] });
});

it.each([
  { pollEverySeconds: 0 },
  { pollEverySeconds: 86_401 },
  { pollEverySeconds: NaN },
  { jitter: -0.1 },
  { jitter: 2 },
])('a setting that makes no sense is refused: %j', (settings) => {
  expect(() => platform.changeSettings(settings)).toThrow(InvalidInput);
});
