import { describe, expect, inject, it, vi } from 'vitest';
import { expectData } from '../support/expectations.js';
import { RobotWire } from '../support/robot.js';
import { mariadb } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

// Each test waits for a start of the service, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const MESSAGES = 100;

describe.runIf(inject('run').stacks.includes('mariadb')).each([
  ['each of which hears everything', 'off'],
  ['which share what robots say', 'on'],
])('Two instances, %s', (_title, shared) => {
  const world = useWorld(mariadb, { MQTT_SHARED_SUBSCRIPTIONS: shared });

  it('store each message once, and lose none when one of them is killed', async () => {
    const other = await world.startAnother();
    const owner = await world.owner();
    const robots = await Promise.all(['Rosie', 'Marvin'].map((name) => owner.addRobot(name)));
    const wires = await Promise.all(
      robots.map((robot) => RobotWire.connect(robot, world.wiring, { reconnectPeriod: 50 })),
    );
    wires.forEach((wire) => world.closeAtEnd(wire));
    const ifttt = await owner.connectIfttt();
    const identity = await ifttt.subscribe('voice_command', { voice_command: 'to both' });
    const say = (): Promise<unknown>[] =>
      wires.flatMap((wire) =>
        Array.from({ length: MESSAGES }, () => wire.publish('ifttt_trigger', wire.heard('to both'))),
      );
    const stored = async (): Promise<number> =>
      expectData(await ifttt.poll('voice_command', { voice_command: 'to both' }, { limit: 1_000 })).length;

    await Promise.all(say());
    await eventually(stored, (events) => events === 2 * MESSAGES);
    const acknowledged = say();
    await Promise.race(acknowledged);
    await other.kill();
    await Promise.all(acknowledged);
    // Where they share, its share waits for it.
    if (shared === 'on') await other.start();
    await eventually(stored, (events) => events === 4 * MESSAGES);
    await world.platform.notificationOf(identity);
    await world.letLeasesEnd();
    // Whoever stores something looks for all that is due; by themselves they look every half a minute.
    await wires[0]?.hear('to both');
    await world.settled();
    expect(await stored()).toBe(4 * MESSAGES + 1);
  });

  it('rule 35: three tell IFTTT of each piece of news once', async () => {
    const instances = [
      world.service,
      ...(await Promise.all(['second', 'third'].map((name) => world.startAnother(name)))),
    ];
    const owner = await world.owner();
    const wire = world.closeAtEnd(await RobotWire.connect(await owner.addRobot(), world.wiring));
    const ifttt = await owner.connectIfttt();
    const phrases = Array.from({ length: 3 * MESSAGES }, (_, n) => `news ${n}`);
    const identities: unknown[] = [];
    for (const phrase of phrases) identities.push(await ifttt.subscribe('voice_command', { voice_command: phrase }));
    await Promise.all(phrases.map((phrase) => wire.publish('ifttt_trigger', wire.heard(phrase))));
    await eventually(
      () => world.backends.database.query(`SELECT id FROM voice_command_events WHERE user_id = '${owner.id}'`),
      (events) => events.length === phrases.length,
    );
    await world.settled();
    // What is under way is waited for.
    await Promise.all(instances.map((instance) => instance.stop()));
    const told = world.platform.notifications.all.flatMap(({ body }) =>
      body.data.map((entry) => entry['trigger_identity']),
    );
    expect(told.filter((identity) => identities.includes(identity)).sort()).toEqual(identities.sort());
  });
});
