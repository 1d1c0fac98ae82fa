import { describe, expect, it, vi } from 'vitest';
import { expectData } from '../support/expectations.js';
import type { Answer } from '../support/http.js';
import type { IftttCaller } from '../support/ifttt.js';
import { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

interface Scene {
  readonly ifttt: IftttCaller;
  readonly wire: RobotWire;
}

// Each test waits for a start of the service, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describeStacks('Sudden ends of the service', (stack) => {
  const world = useWorld(stack);

  /** An owner whose robot connects again by itself, as robots do. */
  const newScene = async (): Promise<Scene> => {
    const owner = await world.owner();
    const robot = await owner.addRobot();
    const wire = world.closeAtEnd(await RobotWire.connect(robot, world.wiring, { reconnectPeriod: 50 }));
    return { wire, ifttt: await owner.connectIfttt() };
  };
  const timeline = async (ifttt: IftttCaller, words: string): Promise<any[]> =>
    expectData(await ifttt.poll('voice_command', { voice_command: words }));

  describe('rule 35: a notification survives kill -9 between the event and IFTTT’s answer', () => {
    it('rule 35: when IFTTT could not be reached', async () => {
      const { ifttt, wire } = await newScene();
      const identity = await ifttt.subscribe('voice_command', { voice_command: 'unreached' });
      await world.platform.close();
      await wire.hear('unreached');
      const failed = "SELECT id FROM outbox WHERE kind = 'realtime' AND attempts > 0";
      await eventually(
        () => world.backends.database.query(failed),
        (rows) => rows.length > 0,
      );
      await world.service.kill();
      await world.letLeasesEnd();
      await world.platform.open();
      await world.service.start();
      await world.platform.notificationOf(identity);
      await world.settled();
    });

    it('rule 35: when IFTTT had it and did not answer; it is told again once the lease is over', async () => {
      const { ifttt, wire } = await newScene();
      const identity = await ifttt.subscribe('voice_command', { voice_command: 'unanswered' });
      world.platform.reactWith('silence');
      await wire.hear('unanswered');
      await world.platform.notificationOf(identity);
      await world.service.kill();
      await world.letLeasesEnd();
      await world.service.start();
      await world.platform.notificationOf(identity);
      await world.settled();
    });
  });

  describe('a message of a robot survives kill -9', () => {
    it('when it had arrived at a service that stood still', async () => {
      const { ifttt, wire } = await newScene();
      await ifttt.subscribe('voice_command', { voice_command: 'frozen' });
      world.service.freeze();
      const message = wire.heard('frozen');
      const acknowledged = wire.publish('ifttt_trigger', message);
      if (!stack.ownBroker) await acknowledged;
      await world.service.kill();
      await world.letLeasesEnd();
      await world.service.start();
      await acknowledged;
      await world.stored(String(message['message_id']));
      expect(await timeline(ifttt, 'frozen')).toHaveLength(1);
    });

    it('when it had been read and could not be stored yet', async ({ skip }) => {
      if (stack.ownBroker) return skip('SQLite does not tell who waits for a lock');
      const { ifttt, wire } = await newScene();
      const release = await world.backends.database.lock('voice_command_events');
      const message = wire.heard('unstored');
      try {
        await wire.publish('ifttt_trigger', message);
        const waiting =
          "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND state LIKE 'Waiting for table%'";
        await eventually(
          () => world.backends.database.query(waiting),
          (rows) => rows.length > 0,
        );
        await world.service.kill();
      } finally {
        await release();
      }
      await world.letLeasesEnd();
      await world.service.start();
      await world.stored(String(message['message_id']));
      expect(await timeline(ifttt, 'unstored')).toHaveLength(1);
    });

    it('when it was sent while no service was there', async () => {
      const { ifttt, wire } = await newScene();
      await world.service.kill();
      await world.letLeasesEnd();
      const messages = Array.from({ length: 20 }, () => wire.heard('absent'));
      const acknowledged = messages.map((message) => wire.publish('ifttt_trigger', message));
      await world.service.start();
      await Promise.all(acknowledged);
      for (const message of messages) await world.stored(String(message['message_id']));
      expect(await timeline(ifttt, 'absent')).toHaveLength(20);
    });

    it('and every acknowledged one is there after it, in the midst of many', async () => {
      const { ifttt, wire } = await newScene();
      const messages = Array.from({ length: 200 }, (_, n) =>
        wire.heard('many at once', { message_timestamp: 1.7e9 + n }),
      );
      const acknowledged = messages.map((message) => wire.publish('ifttt_trigger', message));
      await Promise.race(acknowledged);
      await world.service.kill();
      await world.letLeasesEnd();
      await world.service.start();
      await Promise.all(acknowledged);
      const poll = (): Promise<Answer> =>
        ifttt.poll('voice_command', { voice_command: 'many at once' }, { limit: 500 });
      const events = expectData(await eventually(poll, ({ json }) => json.data.length >= messages.length));
      expect(events.map((event: any) => event.meta.timestamp)).toEqual(messages.map((_, n) => 1.7e9 + 199 - n));
    });
  });
});
