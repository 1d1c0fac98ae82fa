import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import { IftttCaller, newIdentity } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import type { Service } from '../support/service.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

const FIELDS = { voice_command: 'ready' };
const PLAIN = { 'accept-encoding': 'identity' };

describeStacks('Polls whose answer is kept ready', (stack) => {
  const world = useWorld(stack);

  const newScene = async () => {
    const owner = await world.owner();
    const wire: RobotWire = await owner.turnOn(await owner.addRobot());
    const ifttt = await owner.connectIfttt();
    const identity = await ifttt.subscribe('voice_command', FIELDS);
    const poll = (caller = ifttt, headers: Record<string, string> = {}): Promise<Answer> => {
      const json = { trigger_identity: identity, triggerFields: FIELDS };
      return caller.call('POST', 'triggers/voice_command', { json, headers });
    };
    return { owner, wire, ifttt, identity, poll };
  };
  const ready = async (): Promise<number> => {
    const { text } = await send(`${world.url}/metrics`);
    return Number(/^polls_total\{answer="ready"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  /** Resolves with the answer of a poll that was ready. */
  const untilReady = async (poll: () => Promise<Answer>): Promise<Answer> =>
    eventually(async () => {
      const before = await ready();
      const answer = await poll();
      return (await ready()) > before ? answer : null;
    }, Boolean) as Promise<Answer>;

  it.each([
    ['gzip', 3, {}],
    ['gzip and no events', 0, {}],
    ['no compression', 3, PLAIN],
    ['deflate', 3, { 'accept-encoding': 'deflate' }],
    ['gzip refused', 3, { 'accept-encoding': 'gzip;q=0, x-gzip-nope' }],
    ['gzip by its other name', 3, { 'accept-encoding': 'X-GZIP' }],
    ['weights', 3, { 'accept-encoding': 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3' }],
  ])('are told as all others, byte for byte and with the same headers, with %s', async (_title, events, headers) => {
    const { wire, poll } = await newScene();
    for (let n = 0; n < events; n += 1) await wire.hear('ready');
    const made = await poll(undefined, headers);
    const kept = await untilReady(() => poll(undefined, headers));
    expect(expectData(made)).toHaveLength(events);
    expect(kept.text).toBe(made.text);
    const own = ['date', 'x-request-id', 'content-length', 'transfer-encoding'];
    const common = (answer: Answer) =>
      Object.entries(answer.headers)
        .filter(([name]) => !own.includes(name))
        .sort();
    expect(common(kept)).toEqual(common(made));
  });

  it('tell of each event at once', async () => {
    const { wire, poll } = await newScene();
    for (let events = 0; events < 10; events += 1) {
      const answer = await untilReady(poll);
      expect(expectData(answer)).toHaveLength(events);
      await wire.hear('ready');
      expect(expectData(await poll())).toHaveLength(events + 1);
    }
  });

  it('never keep an answer that an event has overtaken', async () => {
    const { wire, poll } = await newScene();
    let over = false;
    const polling = Array.from({ length: 3 }, async () => {
      while (!over) expectData(await poll());
    });
    try {
      for (let n = 0; n < 51; n += 1) {
        await wire.publish('ifttt_trigger', wire.heard('ready', { message_timestamp: 1.7e9 + n }));
      }
      await wire.hear('ready', { message_timestamp: 1.7e9 + 51 });
    } finally {
      over = true;
      await Promise.all(polling);
    }
    const newest = Array.from({ length: 50 }, (_, index) => 1.7e9 + 51 - index);
    expect(expectData(await poll()).map((event: any) => event.meta.timestamp)).toEqual(newest);
    expect(expectData(await untilReady(poll)).map((event: any) => event.meta.timestamp)).toEqual(newest);
  });

  it('give everyone their own, however many ask at once', async () => {
    const scenes = await Promise.all([1, 2, 3].map(newScene));
    for (const [index, { wire, poll }] of scenes.entries()) {
      for (let n = 0; n <= index; n += 1) await wire.hear('ready');
      await untilReady(poll);
    }
    const own = await Promise.all(scenes.map(({ poll }) => poll()));
    const stranger = world.ifttt('nobodys-token');
    const asked = Array.from({ length: 40 }, async (_, n) => {
      if (n % 4 === 3) return expectErrors(await scenes[0]!.poll(stranger), 401);
      const { text } = await scenes[n % 4]!.poll(undefined, n % 2 === 0 ? PLAIN : {});
      return expect(text).toBe(own[n % 4]!.text);
    });
    await Promise.all(asked);
    expect(own.map((answer) => expectData(answer).length)).toEqual([1, 2, 3]);
  });

  it('are refused at once when the owner has disconnected', async () => {
    const { owner, poll } = await newScene();
    await untilReady(poll);
    const { status } = await owner.call('DELETE', '/third-party/ifttt/v1/tokens');
    expect(status).toBe(200);
    expectErrors(await poll(), 401);
  });

  it('are refused at once when the token has expired', async () => {
    const { owner, poll } = await newScene();
    await untilReady(poll);
    await world.backends.database.execute(`UPDATE access_tokens SET expires_at = 1 WHERE user_id = '${owner.id}'`);
    expectErrors(await poll(), 401);
  });

  it('are not those of another way to make them', async () => {
    const { wire, poll } = await newScene();
    await wire.hear('ready');
    await untilReady(poll);
    await world.backends.database.execute("UPDATE trigger_timelines SET format = 'of a former release'");
    const before = await ready();
    expect(expectData(await poll())).toHaveLength(1);
    expect(await ready()).toBe(before);
    await untilReady(poll);
  });

  it('begin a subscription anew that was deleted', async () => {
    const { ifttt, identity, poll } = await newScene();
    await untilReady(poll);
    expectData(await ifttt.unsubscribe('voice_command', identity));
    const rows = () =>
      world.backends.database.query(`SELECT user_id FROM trigger_subscriptions WHERE trigger_identity = '${identity}'`);
    expect(await rows()).toEqual([]);
    expectData(await poll());
    expect(await rows()).toHaveLength(1);
  });

  it('belong to one owner, whoever knows the identity', async () => {
    const { wire, identity, poll } = await newScene();
    await wire.hear('ready');
    await untilReady(poll);
    const stranger = await (await world.owner()).connectIfttt();
    const body = { trigger_identity: identity };
    expect(expectData(await stranger.poll('voice_command', FIELDS, body))).toEqual([]);
    expect(expectData(await stranger.poll('voice_command', FIELDS, body))).toEqual([]);
  });

  it('are not for other fields, limits or callers', async () => {
    const { ifttt, identity, poll } = await newScene();
    await untilReady(poll);
    const before = await ready();
    expectErrors(await ifttt.poll('voice_command', {}, { trigger_identity: identity }), 400);
    expectErrors(await ifttt.poll('voice_command', FIELDS, { trigger_identity: identity, limit: '50' }), 400);
    expectData(await ifttt.poll('voice_command', FIELDS, { trigger_identity: identity, limit: 1 }));
    expectData(await ifttt.poll('voice_command', FIELDS, { trigger_identity: newIdentity() }));
    const nobody = new IftttCaller(world.prefix, { authorization: 'Bearer nobody' });
    expectErrors(await poll(nobody), 401);
    expect(await ready()).toBe(before);
  });

  describe.runIf(!stack.ownBroker)('with two instances', () => {
    let other: Service;
    beforeAll(async () => {
      other = await world.startAnother();
    });
    /** The owner's IFTTT, calling at the other instance. */
    const atTheOther = async (owner: Owner): Promise<IftttCaller> =>
      new IftttCaller(`${other.url}/third-party/ifttt/v1`, { authorization: `Bearer ${await owner.newToken()}` });

    it('are refused at once when the owner has disconnected at the other', async () => {
      const { owner, poll } = await newScene();
      await untilReady(poll);
      const headers = { authorization: `Bearer ${owner.session.token}` };
      const path = '/third-party/ifttt/v1/tokens';
      expect((await send(`${other.url}${path}`, { method: 'DELETE', headers })).status).toBe(200);
      expectErrors(await poll(), 401);
    });

    it('begin a subscription anew that was deleted at the other', async () => {
      const { owner, identity, poll } = await newScene();
      const there = await atTheOther(owner);
      await untilReady(poll);
      expectData(await there.unsubscribe('voice_command', identity));
      const before = await ready();
      expectData(await poll());
      expect(await ready()).toBe(before);
      const sql = `SELECT user_id FROM trigger_subscriptions WHERE trigger_identity = '${identity}'`;
      expect(await world.backends.database.query(sql)).toHaveLength(1);
    });

    it('tell of each event at once, whichever is asked', async () => {
      const { owner, wire, identity, poll } = await newScene();
      const there = await atTheOther(owner);
      for (let events = 1; events <= 10; events += 1) {
        await wire.hear('ready');
        expect(expectData(await poll())).toHaveLength(events);
        const body = { trigger_identity: identity };
        expect(expectData(await there.poll('voice_command', FIELDS, body))).toHaveLength(events);
        await untilReady(poll);
      }
    });
  });
});
