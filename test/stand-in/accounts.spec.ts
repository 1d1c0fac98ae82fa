import { writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { InvalidInput, NeedsReconnection } from '../../apps/ifttt-stand-in/src/platform/index.js';
import { AWAY, POLL, RECIPE, useEngine } from './engine.js';

const TOKEN = 'POST token';
const engine = useEngine();

describe('a connection', () => {
  it.each([
    ['denied', { error: 'access_denied' }],
    ['failed', { error: 'server_error' }],
    ['failed', { code: 'bad' }],
    ['failed', {}],
  ])('is %s for %j', async (kind, query) => {
    const refused = vi.fn();
    engine.platform.on('refused', refused);
    expect(await engine.platform.complete({ ...query, state: engine.platform.connect().state })).toMatchObject({
      kind,
    });
    expect(refused).toHaveBeenCalledOnce();
    expect(engine.platform.connections()).toEqual([]);
  });

  it('is not made with a user/info without an id (platform rule 13)', async () => {
    engine.service.answer('GET user/info', [200, { data: { name: 'Ada' } }]);
    const outcome = await engine.platform.complete({ state: engine.platform.connect().state, code: 'good' });
    expect(outcome).toEqual({ kind: 'failed', message: expect.stringContaining('user/info') });
  });

  it('refreshes its token once for all who are refused, and repeats what they asked (platform rule 33)', async () => {
    const id = await engine.connect();
    engine.service.token = 'access-2';
    engine.service.asked.clear();
    const ask = () => engine.platform.steps.options(id, 'actions', 'say', 'voice');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill([{ label: 'Low', value: 'low' }]));
    expect(engine.service.all(TOKEN)).toHaveLength(2); // the exchange, and one refresh
    await engine.restart();
    await ask();
    expect(engine.service.all(TOKEN)).toHaveLength(2);
  });

  it.each(['invalid_grant', 'no refresh token'])('has to be made again after %s, and goes on then', async (reason) => {
    if (reason === 'no refresh token') engine.service.refreshToken = undefined;
    const id = await engine.connect();
    const applet = await engine.platform.applets.create(id, RECIPE);
    engine.service.token = 'access-2';
    engine.service.refreshToken = 'refresh-2';
    await expect(engine.platform.applets.check(applet.id)).rejects.toThrow(NeedsReconnection);
    expect(engine.platform.connections()).toMatchObject([{ id, state: 'needs reconnection' }]);
    const polls = engine.service.all(POLL).length;
    engine.notify({ trigger_identity: applet.triggerIdentity });
    await expect(engine.platform.steps.options(id, 'actions', 'say', 'voice')).rejects.toThrow(NeedsReconnection);
    expect(engine.service.all(POLL)).toHaveLength(polls);

    engine.service.hear('in between');
    const run = engine.nextRun();
    expect(await engine.connect()).toBe(id);
    expect(engine.platform.connections()).toMatchObject([{ id, state: 'connected' }]);
    expect(await run).toMatchObject({ state: 'done' });
  });

  it('does not have to be made again because the service is away', async () => {
    const id = await engine.connect();
    engine.service.token = 'access-2';
    engine.service.answer(TOKEN, AWAY);
    await expect(engine.platform.steps.options(id, 'actions', 'say', 'voice')).rejects.toThrow('503');
    expect(engine.platform.connections()).toMatchObject([{ id, state: 'connected' }]);
  });

  it('leaves no secret in the activity feed', async () => {
    const id = await engine.connect();
    engine.service.token = 'access-2';
    await engine.platform.steps.options(id, 'actions', 'say', 'voice');
    const feed = JSON.stringify(engine.platform.activities({ limit: 500 }));
    expect(feed).toContain('token');
    const secrets = ['access-1', 'access-2', 'refresh-1', 'client-s3cret', 'service-k3y', 'test-token', '"good"'];
    expect(secrets.filter((secret) => feed.includes(secret))).toEqual([]);
  });
});

describe('the description', () => {
  it('comes from the samples of test/setup where the service has none', async () => {
    engine.service.hear('sample', 'hello');
    const { service: settings, triggers, actions, queries } = await engine.platform.description();
    expect(settings).toMatchObject({ authenticatesUsers: true });
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
    expect(engine.service.asked.all.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('comes from a file that was named', async () => {
    const description = await engine.platform.description();
    const file = `${engine.stateFile}.json`;
    writeFileSync(file, JSON.stringify({ ...description, actions: [] }));
    await engine.platform.close();
    await engine.open({ description: file });
    expect((await engine.platform.description()).actions).toEqual([]);
  });

  it('in a file that is not as it should be is refused, with the place', async () => {
    const file = `${engine.stateFile}.json`;
    writeFileSync(file, JSON.stringify({ service: {}, triggers: [{ slug: 1 }], actions: [], queries: [] }));
    await engine.platform.close();
    await engine.open({ description: file });
    await expect(engine.platform.description()).rejects.toThrow(/triggers\.0\.slug/);
  });

  it('is asked for again after a failure', async () => {
    engine.service.answer('POST test/setup', AWAY);
    await expect(engine.platform.description()).rejects.toThrow('503');
    engine.service.answerAsUsual('POST test/setup');
    expect((await engine.platform.description()).triggers).toHaveLength(1);
  });
});

it('a service without accounts is opened by its key alone', async () => {
  const { id } = engine.platform.connectWithoutAccount();
  engine.service.answer('POST queries/rooms', [200, { data: [] }]);
  await engine.platform.steps.runQuery(id, 'rooms', {});
  const { headers } = await engine.service.next('POST queries/rooms');
  expect(headers).toMatchObject({ 'ifttt-service-key': 'service-k3y' });
  expect(headers).not.toHaveProperty('authorization');
});

it('a query is asked page by page, with its nested ones (platform rules 23 and 24)', async () => {
  const id = await engine.connect();
  const page = await engine.platform.steps.runQuery(id, 'rooms', {}, { limit: 1, cursor: 'here', include: ['doors'] });
  expect(page).toEqual({ data: [{ room: 'Hall' }], cursor: 'next' });
  const { body } = await engine.service.next('POST queries/rooms');
  expect(body).toMatchObject({ queryFields: {}, limit: 1, cursor: 'here', include: ['doors'] });
});

it.each([
  { pollEverySeconds: 0 },
  { pollEverySeconds: 86_401 },
  { pollEverySeconds: NaN },
  { jitter: -0.1 },
  { jitter: 2 },
])('a setting that makes no sense is refused: %j', (settings) => {
  expect(() => engine.platform.changeSettings(settings)).toThrow(InvalidInput);
});
