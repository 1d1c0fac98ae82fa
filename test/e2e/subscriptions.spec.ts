import { describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { newIdentity } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import type { Phrase } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const has = (identity: string) => (phrases: Phrase[]) => phrases.some((one) => one.trigger_identity === identity);
const hasNot = (identity: string) => (phrases: Phrase[]) => !has(identity)(phrases);

describeStacks('Trigger subscriptions', (stack) => {
  const world = useWorld(stack);
  const subscriptionsOf = async (owner: Owner): Promise<number> => {
    const sql = `SELECT COUNT(*) AS amount FROM trigger_subscriptions WHERE user_id = '${owner.id}'`;
    return Number((await world.backends.database.query(sql))[0]?.['amount']);
  };

  describe('rule 21: DELETE of a trigger identity', () => {
    it('rule 21: 200 for a known one, an unknown one, and again', async () => {
      const owner = await world.owner();
      const ifttt = await owner.connectIfttt();
      const identity = await ifttt.subscribe('voice_command', { voice_command: 'hello' });
      expect(await subscriptionsOf(owner)).toBe(1);
      for (const one of [identity, identity, newIdentity(), 'x', 'a%2Fb%20c']) {
        expectData(await ifttt.unsubscribe('voice_command', one));
      }
      expect(await subscriptionsOf(owner)).toBe(0);
    });

    it('rule 21: of an unknown trigger it is 404', async () => {
      const ifttt = await (await world.owner()).connectIfttt();
      expectErrors(await ifttt.unsubscribe('no_such_trigger', newIdentity()), 404);
    });

    it('rule 21: IFTTT’s content type without a body is accepted', async () => {
      const ifttt = await (await world.owner()).connectIfttt();
      const headers = { 'content-type': 'application/json' };
      const path = `triggers/voice_command/trigger_identity/${newIdentity()}`;
      expectData(await ifttt.call('DELETE', path, { headers }));
    });

    it('rule 21: it ends the caller’s subscription and nobody else’s', async () => {
      const [mine, theirs] = [await world.owner(), await world.owner()];
      const theirIfttt = await theirs.connectIfttt();
      const identity = await theirIfttt.subscribe('voice_command', { voice_command: 'hello' });
      expectData(await (await mine.connectIfttt()).unsubscribe('voice_command', identity));
      expect(await subscriptionsOf(theirs)).toBe(1);
    });

    it('rule 21: events stay, and are there when the Applet is turned on again', async () => {
      const owner = await world.owner();
      const wire = await owner.turnOn(await owner.addRobot());
      const ifttt = await owner.connectIfttt();
      const identity = await ifttt.subscribe('voice_command', { voice_command: 'hello' });
      await wire.hear('hello');
      expectData(await ifttt.unsubscribe('voice_command', identity));
      expect(expectData(await ifttt.poll('voice_command', { voice_command: 'hello' }))).toHaveLength(1);
    });
  });

  it('polling again, also many times at once, keeps one subscription', async () => {
    const owner = await world.owner();
    const ifttt = await owner.connectIfttt();
    const body = { trigger_identity: newIdentity() };
    const polls = Array.from({ length: 12 }, () => ifttt.poll('voice_command', { voice_command: 'at once' }, body));
    for (const answer of await Promise.all(polls)) expect(expectData(answer)).toEqual([]);
    expect(await subscriptionsOf(owner)).toBe(1);
  });

  describe('the list of phrases that robots keep', () => {
    it('follows the first poll, DELETE and disconnecting, and a phrase appears in it as the owner wrote it', async () => {
      const owner = await world.owner();
      const robot = await owner.addRobot();
      const wire = await owner.turnOn(robot);
      const ifttt = await owner.connectIfttt();

      const first = await ifttt.subscribe('voice_command', { voice_command: 'Find my phone' });
      expect(await wire.phrases(has(first))).toEqual([{ trigger_identity: first, voice_command: 'Find my phone' }]);

      const second = await ifttt.subscribe('voice_command', { voice_command: 'good night' });
      const both = await wire.phrases(has(second));
      expect(both.map((phrase) => phrase.trigger_identity).sort()).toEqual([first, second].sort());

      wire.received.clear();
      expectData(await ifttt.unsubscribe('voice_command', first));
      expect(await wire.phrases(hasNot(first))).toEqual([{ trigger_identity: second, voice_command: 'good night' }]);

      wire.received.clear();
      expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      expect(await wire.phrases(hasNot(second))).toEqual([]);
    });

    it('is retained: a robot that comes later gets it at once, in the documented envelope', async () => {
      const owner = await world.owner();
      const robot = await owner.addRobot();
      const early = await owner.turnOn(robot);
      const ifttt = await owner.connectIfttt();
      const identity = await ifttt.subscribe('voice_command', { voice_command: 'hello' });
      await early.phrases(has(identity));
      await early.close();

      const late = await owner.turnOn(robot);
      const message = await late.received.next(({ topic }) => topic === late.topic('parameters'));
      expect(message.retain).toBe(true);
      expect(message.envelope).toMatchObject({
        api_version: '1',
        message_id: expect.any(String),
        robot_id: robot.id,
        message_timestamp: expect.any(Number),
        message_origin: 'cloud',
      });
      const list = JSON.parse(message.envelope.payload.usersetting_ifttt_trigger_voice_commands) as Phrase[];
      expect(list).toEqual([{ trigger_identity: identity, voice_command: 'hello' }]);
    });

    it('goes to every robot of the owner, to one that is added later too, and to no one else’s', async () => {
      const [owner, other] = [await world.owner(), await world.owner()];
      const [one, two] = [
        await owner.turnOn(await owner.addRobot('One')),
        await owner.turnOn(await owner.addRobot('Two')),
      ];
      const stranger = await other.turnOn(await other.addRobot());
      const ifttt = await owner.connectIfttt();
      const identity = await ifttt.subscribe('voice_command', { voice_command: 'everyone' });
      for (const wire of [one, two]) await wire.phrases(has(identity));
      const later = await owner.turnOn(await owner.addRobot('Later'));
      await later.phrases(has(identity));

      const theirs = await (await other.connectIfttt()).subscribe('voice_command', { voice_command: 'only me' });
      await stranger.phrases(has(theirs));
      const seen = JSON.stringify(stranger.received.all);
      expect(seen).not.toContain(identity);
    });

    it('tells nothing twice that did not change: polls and repeated DELETEs are silent', async () => {
      const owner = await world.owner();
      const wire = await owner.turnOn(await owner.addRobot());
      const ifttt = await owner.connectIfttt();
      const fields = { voice_command: 'steady' };
      const identity = await ifttt.subscribe('voice_command', fields);
      await wire.phrases(has(identity));
      const before = wire.received.all.length;
      for (let n = 0; n < 5; n++) expectData(await ifttt.poll('voice_command', fields, { trigger_identity: identity }));
      expectData(await ifttt.unsubscribe('voice_command', newIdentity()));
      const barrier = await ifttt.subscribe('voice_command', { voice_command: 'the barrier' });
      await wire.phrases(has(barrier));
      expect(wire.received.all.length - before).toBe(1);
    });
  });
});
