import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AppletView, InvalidInput } from '../../apps/ifttt-stand-in/src/platform/index.js';
import { ACTION, AWAY, POLL, RECIPE, useEngine } from './engine.js';

const engine = useEngine();
const identityPath = ({ triggerIdentity }: AppletView) => `DELETE triggers/heard/trigger_identity/${triggerIdentity}`;

describe('an Applet', () => {
  let connectionId: string;
  let applet: AppletView;
  beforeEach(async () => {
    connectionId = await engine.connect();
    engine.service.hear('before');
    applet = await engine.platform.applets.create(connectionId, RECIPE);
  });

  it('polls with its identity, its fields and where it comes from (platform rule 16)', () => {
    const [poll] = engine.service.all(POLL).slice(-1);
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
    engine.service.hear('after', 'good morning');
    const run = engine.nextRun();
    engine.notify({ trigger_identity: applet.triggerIdentity });
    expect(await run).toMatchObject({ state: 'done', result: 'said', event: { meta: { id: 'after' } } });
    await engine.platform.applets.check(applet.id);
    const actions = engine.service.all(ACTION);
    expect(actions).toHaveLength(1);
    expect(actions[0]?.body).toMatchObject({
      actionFields: { text: 'She said good morning', voice: 'low' },
      ifttt_source: { id: applet.id },
    });
    expect(engine.service.all(POLL).some(({ headers }) => headers['x-ifttt-realtime'] === '1')).toBe(true);
  });

  it('is polled by the clock', async () => {
    engine.service.asked.clear();
    engine.platform.changeSettings({ pollEverySeconds: 1, jitter: 0 });
    engine.service.hear('after');
    const run = engine.nextRun();
    await engine.service.next(POLL);
    expect(await run).toMatchObject({ state: 'done' });
    await engine.service.next(POLL);
  });

  it('is polled again for a notification that comes during a poll', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      engine.service.answer(POLL, async () => {
        resolve();
        engine.service.answerAsUsual(POLL);
        await new Promise<void>((release) => (answer = release));
        return [200, { data: [] }];
      });
    });
    engine.notify({ trigger_identity: applet.triggerIdentity });
    await asked;
    engine.service.hear('after');
    engine.notify({ trigger_identity: applet.triggerIdentity });
    const run = engine.nextRun();
    answer();
    expect((await run).event.meta.id).toBe('after');
  });

  it('is polled again after a failed poll, and says why it failed (platform rule 36)', async () => {
    engine.service.answer(POLL, AWAY);
    await expect(engine.platform.applets.check(applet.id)).rejects.toThrow('503: Later');
    expect(engine.platform.applets.view(applet.id).lastPollError).toContain('503: Later');
    engine.service.answerAsUsual(POLL);
    engine.service.hear('after');
    expect((await engine.platform.applets.check(applet.id)).fresh).toHaveLength(1);
    expect(engine.platform.applets.view(applet.id).lastPollError).toBeUndefined();
  });

  it('repeats an action under one request id while the service is away', async () => {
    let attempts = 0;
    engine.service.answer(ACTION, () => ((attempts += 1) < 3 ? AWAY : [200, { data: [{ id: 'said' }] }]));
    engine.service.hear('after');
    const run = engine.nextRun();
    await engine.platform.applets.check(applet.id);
    expect(await run).toMatchObject({ state: 'done', attempts: 3 });
    expect(new Set(engine.service.all(ACTION).map(({ headers }) => headers['x-request-id'])).size).toBe(1);
  });

  it('goes on with an action after a restart, under the same request id', async () => {
    engine.service.answer(ACTION, AWAY);
    engine.service.hear('after');
    await engine.platform.applets.check(applet.id);
    const first = await engine.service.next(ACTION);
    await engine.platform.close();
    engine.service.answerAsUsual(ACTION);
    engine.service.asked.clear();
    await engine.open();
    const run = engine.nextRun();
    engine.platform.resume();
    expect(await run).toMatchObject({ state: 'done' });
    expect((await engine.service.next(ACTION)).headers['x-request-id']).toBe(first.headers['x-request-id']);
  });

  it('takes SKIP for final (platform rule 28)', async () => {
    engine.service.answer(ACTION, [400, { errors: [{ status: 'SKIP', message: 'Not now' }] }]);
    engine.service.hear('after');
    const run = engine.nextRun();
    await engine.platform.applets.check(applet.id);
    expect(await run).toMatchObject({ state: 'skipped', result: 'Not now', attempts: 1 });
    expect(engine.platform.activities({ appletId: applet.id, limit: 10 })).toContainEqual(
      expect.objectContaining({ kind: 'skip' }),
    );
  });

  it('shares its identity with one like it, and one poll is for both', async () => {
    const twin = await engine.platform.applets.create(connectionId, RECIPE);
    expect(twin.triggerIdentity).toBe(applet.triggerIdentity);
    engine.service.hear('after');
    const polls = engine.service.all(POLL).length;
    const runs = new Promise<string[]>((resolve) => {
      const ids: string[] = [];
      engine.platform.on('ran', ({ appletId }) => ids.push(appletId) === 2 && resolve(ids));
    });
    engine.notify({ user_id: 'ada' });
    expect((await runs).sort()).toEqual([applet.id, twin.id].sort());
    expect(engine.service.all(POLL)).toHaveLength(polls + 1);
    const pollsOf = ({ id }: AppletView) =>
      engine.platform.activities({ appletId: id, limit: 50 }).filter(({ kind }) => kind === 'poll');
    expect(pollsOf(twin)[0]?.title).toBe('Polled heard after a notification');
    expect(pollsOf(applet)).toEqual(pollsOf(twin));
  });

  it('is all there after a restart', async () => {
    engine.platform.changeSettings({ pollEverySeconds: 42, jitter: 0.5 });
    const before = [
      engine.platform.applets.list(),
      engine.platform.connections(),
      engine.platform.settings(),
      engine.platform.activities({ limit: 9 }),
    ];
    await engine.restart();
    const after = [
      engine.platform.applets.list(),
      engine.platform.connections(),
      engine.platform.settings(),
      engine.platform.activities({ limit: 9 }),
    ];
    expect(after).toEqual(before);
    expect((await engine.platform.applets.check(applet.id)).fresh).toEqual([]);
  });

  it('when it is off is not polled; when it is on again, what happened in between is past', async () => {
    engine.platform.applets.disable(applet.id);
    await engine.service.next(identityPath(applet));
    await expect(engine.platform.applets.check(applet.id)).rejects.toThrow();
    engine.service.hear('while it was off');
    expect(engine.platform.applets.enable(applet.id).enabled).toBe(true);
    expect((await engine.platform.applets.check(applet.id)).fresh).toEqual([]);
    engine.service.hear('now');
    const run = engine.nextRun();
    engine.notify({ trigger_identity: applet.triggerIdentity });
    expect((await run).event.meta.id).toBe('now');
    expect(engine.platform.applets.view(applet.id).runs).toMatchObject({ pending: 0, done: 1 });
  });

  it('when it is turned off drops what was pending, also for when it is on again', async () => {
    engine.service.answer(ACTION, AWAY);
    engine.service.hear('pending');
    await engine.platform.applets.check(applet.id);
    await vi.waitFor(() => expect(engine.platform.activities({ limit: 1 })[0]?.title).toContain('Next in'));
    expect(engine.platform.applets.disable(applet.id).runs).toEqual({ pending: 0, done: 0, skipped: 1, failed: 0 });
    engine.service.answerAsUsual(ACTION);
    engine.platform.applets.enable(applet.id);
    await engine.platform.applets.check(applet.id);
    engine.service.hear('now');
    const run = engine.nextRun();
    engine.notify({ trigger_identity: applet.triggerIdentity });
    expect((await run).event.meta.id).toBe('now');
    expect(engine.service.all(ACTION)).toHaveLength(2); // one for each
  });

  it('when it is turned off during an attempt is not tried again', async () => {
    engine.service.answer(ACTION, () => {
      engine.platform.applets.disable(applet.id);
      return AWAY;
    });
    engine.service.hear('sent');
    const run = engine.nextRun();
    await engine.platform.applets.check(applet.id);
    expect(await run).toMatchObject({ state: 'failed', attempts: 1 });
  });

  describe('deleted', () => {
    it('leaves its identity to the other one that has it; the last one takes it along (platform rule 21)', async () => {
      const twin = await engine.platform.applets.create(connectionId, RECIPE);
      await engine.platform.applets.delete(applet.id);
      expect(engine.service.all(identityPath(applet))).toHaveLength(0);
      expect((await engine.platform.applets.check(twin.id)).events).toHaveLength(1);
      await engine.platform.applets.delete(twin.id);
      expect(engine.service.all(identityPath(applet))).toHaveLength(1);
      expect(engine.platform.applets.list()).toEqual([]);
    });

    it('tells a service that is away later, also after a restart', async () => {
      engine.service.answer(identityPath(applet), AWAY);
      await engine.platform.applets.delete(applet.id);
      await engine.restart();
      engine.service.asked.clear();
      await engine.service.next(identityPath(applet));
      engine.service.answerAsUsual(identityPath(applet));
      await engine.service.next(identityPath(applet));
      await vi.waitFor(() =>
        expect(engine.platform.activities({ limit: 1 })[0]?.title).toBe('Deleted an identity of heard'),
      );
      await engine.restart();
      const asked = engine.service.all(identityPath(applet)).length;
      await engine.platform.applets.create(connectionId, RECIPE);
      expect(engine.service.all(identityPath(applet))).toHaveLength(asked);
    });

    it('with the person who disconnects; her token is forgotten when the service has been told', async () => {
      engine.service.answer(identityPath(applet), AWAY);
      await engine.platform.disconnect(connectionId);
      expect([engine.platform.applets.list(), engine.platform.connections()]).toEqual([[], []]);
      engine.service.answerAsUsual(identityPath(applet));
      await vi.waitFor(
        () => expect(engine.platform.activities({ limit: 1 })[0]?.title).toBe('Deleted an identity of heard'),
        {
          timeout: 5_000,
        },
      );
      await expect(engine.platform.steps.options(connectionId, 'actions', 'say', 'voice')).rejects.toThrow(
        'no such connection',
      );
    });
  });

  describe('is refused', () => {
    const refusal = async (recipe: object): Promise<InvalidInput> => {
      const before = engine.platform.applets.list();
      const error: unknown = await engine.platform.applets
        .create(connectionId, { ...RECIPE, ...recipe })
        .catch((problem: unknown) => problem);
      expect(error).toBeInstanceOf(InvalidInput);
      expect(engine.platform.applets.list()).toEqual(before);
      return error as InvalidInput;
    };

    it('with an ingredient that the trigger does not have', async () => {
      const { problems } = await refusal({ action: { slug: 'say', fields: { text: '{{word}}', voice: 'low' } } });
      expect(problems).toEqual([{ field: 'action.text', message: expect.stringContaining('It has {{words}}.') }]);
    });

    it('with a value that the service does not take', async () => {
      const { problems } = await refusal({ trigger: { slug: 'heard', fields: { phrase: 'bad' } } });
      expect(problems).toEqual([{ field: 'trigger.phrase', message: 'The service does not accept this.' }]);
    });

    it('with values that the service does not take together', async () => {
      const verdicts = { phrase: { valid: false, message: 'Two of these are too many' } };
      engine.service.answer('POST triggers/heard/validate', [200, { data: verdicts }]);
      const { problems } = await refusal({ name: 'Together' });
      expect(problems).toEqual([{ field: 'trigger.phrase', message: 'Two of these are too many' }]);
    });

    it('when the service finds its trigger wrong; the service is told to forget it', async () => {
      engine.service.answer(POLL, [400, { errors: [{ message: 'No such phrase' }] }]);
      const { problems } = await refusal({ trigger: { slug: 'heard', fields: { phrase: 'odd' } } });
      expect(problems).toEqual([{ field: 'trigger', message: expect.stringContaining('No such phrase') }]);
      expect(engine.service.asked.all.at(-1)?.method).toBe('DELETE');
    });
  });
});
