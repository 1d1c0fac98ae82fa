import { once } from 'node:events';
import { RobotsApi } from '#contract';
import { Readiness } from '#platform';
import { dockCommand, moveCommand, Places, RobotCommands, RobotLink, Robots } from '#robots';
import { type IPublishPacket } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimulatedRobot } from '../../apps/robot-simulator/src/index.js';
import { eventually } from '../support/waiting.js';
import { brokerKinds, databaseAway, fromRobot, gate, LinkWorld } from './robot-link.support.js';

const HEARD = { name: 'ifttt_trigger' };

describe.each(brokerKinds())('the robot link with the %s broker', (broker) => {
  let world: LinkWorld;
  beforeEach(async () => {
    world = await LinkWorld.create(broker);
  });
  afterEach(() => world.dispose());

  /** A service that holds what it stores until `open`, and a robot that it hears. */
  async function holding() {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    const robot = await world.robot(service.url, rosie);
    await ready(service);
    await service.parametersAsked.next();
    const { open, opened } = gate();
    service.answer = () => opened;
    return { service, rosie, robot, open };
  }

  it('hands a message over with its robot, owner and moment', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    const robot = await world.robot(service.url, rosie);
    const message = fromRobot(rosie.id, HEARD, { message_id: 'm-1', message_timestamp: 1_700_000_000.25 });
    await ready(service);
    await robot.publishAsync(world.topic('ifttt_trigger', rosie.id), message, { qos: 1 });
    expect(await service.batches.next()).toEqual([
      {
        robotId: rosie.id,
        ownerId: world.ownerId,
        robotName: 'Rosie',
        messageId: 'm-1',
        occurredAt: 1_700_000_000_250,
        payload: HEARD,
      },
    ]);
  });

  it('keeps a message through a failure that nobody foresaw', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    const robot = await world.robot(service.url, rosie);
    await ready(service);
    let failures = 3;
    service.answer = async () => {
      if (failures-- > 0) throw Object.assign(new Error('trouble'), { code: 'ER_UNHEARD_OF', sqlState: 'HY000' });
    };
    const message = fromRobot(rosie.id, HEARD, { message_id: 'm-1' });
    await robot.publishAsync(world.topic('ifttt_trigger', rosie.id), message, { qos: 1 });
    // All within seconds: it is not set aside to be given up.
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect(await service.batches.next()).toMatchObject([{ messageId: 'm-1' }]);
    }
  });

  it('has a message that was not stored sent again, to the next start of the service', async () => {
    const first = await world.start();
    const rosie = await first.addRobot(world.ownerId);
    const robot = await world.robot(first.url, rosie, { clean: false });
    await ready(first);
    first.answer = databaseAway;
    const sent = robot.publishAsync(
      world.topic('ifttt_trigger', rosie.id),
      fromRobot(rosie.id, HEARD, { message_id: 'm-1' }),
      { qos: 1 },
    );
    await first.batches.next();
    await first.close();

    const second = await world.start();
    expect(await second.batches.next()).toMatchObject([{ messageId: 'm-1' }]);
    await sent;
    await second.close();

    // Now it was acknowledged: the start after that hears nothing of it.
    const third = await world.start();
    await ready(third);
    await robot.publishAsync(
      world.topic('ifttt_trigger', rosie.id),
      fromRobot(rosie.id, HEARD, { message_id: 'm-2' }),
      { qos: 1 },
    );
    expect(await third.batches.next()).toMatchObject([{ messageId: 'm-2' }]);
  });

  it.runIf(broker === 'Mosquitto')('does not take for news what a robot had retained', async () => {
    const first = await world.start();
    const rosie = await first.addRobot(world.ownerId);
    const robot = await world.robot(first.url, rosie, { clean: false });
    const topic = world.topic('ifttt_trigger', rosie.id);
    await ready(first);
    await robot.publishAsync(topic, fromRobot(rosie.id, HEARD, { message_id: 'm-1' }), { qos: 1, retain: true });
    await first.batches.next();
    await first.close();

    const second = await world.start();
    await ready(second);
    await robot.publishAsync(topic, fromRobot(rosie.id, HEARD, { message_id: 'm-2' }), { qos: 1 });
    expect(await second.batches.next()).toMatchObject([{ messageId: 'm-2' }]);
  });

  it('puts messages together while others are being stored', async () => {
    const { service, rosie, robot, open } = await holding();
    const say = () =>
      robot.publishAsync(world.topic('ifttt_trigger', rosie.id), fromRobot(rosie.id, HEARD), { qos: 1 });
    const first = say();
    await service.batches.next();
    const others = Array.from({ length: 150 }, say);
    // The broker hands messages over in order: when this one has come, those before it wait for the batch.
    await robot.publishAsync(world.topic('status', rosie.id), online(rosie.id), { qos: 1 });
    await service.parametersAsked.next();
    open();
    await Promise.all([first, ...others]);
    await eventually(
      async () => service.batches.all.flat().length,
      (total) => total === 151,
    );
    expect(service.batches.all.map((batch) => batch.length)).toEqual([1, 150]);
  });

  // The embedded broker counts what each connection has under way, of any QoS.
  it.runIf(broker === 'Mosquitto')('holds a bounded number of messages that nobody can have sent again', async () => {
    const { service, rosie, robot, open } = await holding();
    const say = (qos: 0 | 1) =>
      robot.publishAsync(world.topic('ifttt_trigger', rosie.id), fromRobot(rosie.id, HEARD), { qos });
    for (let n = 0; n < 30; n += 1) {
      await Promise.all(Array.from({ length: 50 }, () => say(0)));
      await robot.publishAsync(world.topic('status', rosie.id), online(rosie.id), { qos: 1 });
      await service.parametersAsked.next();
    }
    const promised = say(1);
    open();
    await promised;
    await eventually(
      async () => service.batches.all.flat().length,
      (total) => total >= 1_001,
    );
    await say(1);
    await eventually(
      async () => service.batches.all.flat().length,
      (total) => total >= 1_002,
    );
    expect(service.batches.all.flat()).toHaveLength(1_002);
  });

  it('drops what is no message, and goes on', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    const robot = await world.robot(service.url, rosie);
    await ready(service);
    for (const nonsense of [
      '',
      'no JSON',
      fromRobot(rosie.id, { name: 7 }),
      fromRobot(rosie.id, HEARD, { message_origin: 'cloud' }),
      fromRobot('0b0c7f0e-4d2c-4f0e-9c3a-6f4d2f6a1e11', HEARD),
      'x'.repeat(70_000),
    ]) {
      await robot.publishAsync(world.topic('ifttt_trigger', rosie.id), nonsense, { qos: 1 });
    }
    const good = fromRobot(rosie.id, HEARD, { message_id: 'good' });
    await robot.publishAsync(world.topic('ifttt_trigger', rosie.id), good, { qos: 1 });
    expect(await service.batches.next()).toMatchObject([{ messageId: 'good' }]);
  });

  it('keeps the map that a robot publishes, and whether it is online', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    await ready(service);
    await service.parametersAsked.next();
    const map = [
      { id: 'k', name: 'Kitchen' },
      { id: 'h', name: 'Hall' },
    ];
    const robot = await simulated(service.url, rosie, {
      root: world.root,
      map,
    });
    world.own(robot);
    // A robot that comes online is told what to listen for.
    expect(await service.parametersAsked.next()).toBe(world.ownerId);
    const places = service.module.get(Places);
    const names = async () => (await places.ofRobots([rosie.id])).map(({ name }) => name);
    await eventually(names, (found) => found.join() === 'Hall,Kitchen');
    await robot.publishMap([{ id: 'k', name: 'Galley' }]);
    await eventually(names, (found) => found.join() === 'Galley');

    const isOnline = async () => (await service.module.get(Robots).ofOwner(world.ownerId))[0]!.isOnline;
    expect(await isOnline()).toBe(true);
    await robot.vanish();
    await eventually(isOnline, (now) => !now);
  });

  it.runIf(broker === 'Mosquitto')('hears after a restart what was said meanwhile', async () => {
    const first = await world.start();
    const rosie = await first.addRobot(world.ownerId);
    const robot = await world.robot(first.url, rosie);
    await ready(first);
    await first.close();
    const message = fromRobot(rosie.id, HEARD, { message_id: 'meanwhile' });
    await robot.publishAsync(world.topic('ifttt_trigger', rosie.id), message, { qos: 1 });
    const second = await world.start();
    expect(await second.batches.next()).toMatchObject([{ messageId: 'meanwhile' }]);
  });

  it('plays an Applet with a robot: phrase, trigger, command, arrival', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    await ready(service);
    const phrases = [{ trigger_identity: 'i-1', voice_command: 'find my phone' }];
    const setting = { usersetting_ifttt_trigger_voice_commands: JSON.stringify(phrases) };
    await service.link.publish('parameters', rosie.id, setting, { retain: true });

    const robot = await simulated(service.url, rosie, {
      root: world.root,
      map: [{ id: 'k', name: 'Kitchen' }],
      travelMs: 0,
    });
    world.own(robot);
    await robot.waitForPhrase('Find my phone');
    expect(await robot.say('good night')).toBe(false);
    expect(await robot.say('Find my phone!')).toBe(true);
    expect(await service.batches.next()).toMatchObject([{ robotId: rosie.id, payload: HEARD }]);

    const arrived = once(robot, 'arrived');
    const robots = await service.module.get(Robots).ofOwner(world.ownerId);
    const commands = service.module.get(RobotCommands);
    await commands.send(robots, moveCommand('k'), 'action-1');
    await commands.send(robots, moveCommand('k'), 'action-1');
    await commands.send(robots, moveCommand('k'), 'action-2');
    expect(await robot.waitForCommand()).toMatchObject({
      name: 'ifttt_move_command',
      params: { waypoint_uuid: 'k' },
      actionId: 'action-1',
    });
    // The same action came twice and was run once.
    expect(await robot.waitForCommand()).toMatchObject({ actionId: 'action-2' });
    expect(await arrived).toMatchObject([{ name: 'Kitchen' }]);
  });

  it.runIf(broker === 'Mosquitto')('leaves the expiry of a command to an MQTT 5 broker', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    await ready(service);
    const robot = await world.robot(service.url, rosie, { protocolVersion: 5 });
    const command = new Promise<IPublishPacket>((resolve) =>
      robot.once('message', (_t, _p, packet) => resolve(packet)),
    );
    await robot.subscribeAsync(world.topic('command', rosie.id), { qos: 1 });
    const robots = await service.module.get(Robots).ofOwner(world.ownerId);
    await service.module.get(RobotCommands).send(robots, dockCommand(), 'action-1');
    const { qos, retain, properties } = await command;
    expect({ qos, retain, expiry: properties?.messageExpiryInterval }).toEqual({ qos: 1, retain: false, expiry: 60 });
  });

  it('forgets a removed robot, at the broker too', async () => {
    const service = await world.start();
    const rosie = await service.addRobot(world.ownerId);
    await ready(service);
    await service.link.publish('parameters', rosie.id, {}, { retain: true });
    const robot = await world.robot(service.url, rosie, { reconnectPeriod: 0 });
    const retained = new Promise<IPublishPacket>((resolve) =>
      robot.once('message', (_t, _p, packet) => resolve(packet)),
    );
    await robot.subscribeAsync(world.topic('parameters', rosie.id), { qos: 1 });
    expect((await retained).payload.length).toBeGreaterThan(0);

    const end =
      broker === 'embedded'
        ? new Promise<void>((resolve) => robot.once('close', resolve))
        : new Promise<void>((resolve) => {
            robot.on('message', (_topic, bytes) => {
              if (bytes.length === 0) resolve();
            });
          });
    await service.module.get(RobotsApi, { strict: false }).deleteRobot({ id: world.ownerId }, rosie.id);
    await end;
    expect(await service.module.get(Robots).ofOwner(world.ownerId)).toEqual([]);
  });
});

describe('the robot link without its broker', () => {
  it('starts, is not ready, and refuses to publish at once', async () => {
    const world = await LinkWorld.create('embedded');
    try {
      const service = await world.start({ MQTT_URL: 'mqtt://127.0.0.1:1' });
      const { checks } = await service.module.get(Readiness).isReady();
      expect(checks['broker']).toBe('down');
      await expect(service.module.get(RobotLink).publish('command', 'any', {})).rejects.toMatchObject({
        name: 'Unavailable',
      });
    } finally {
      await world.dispose();
    }
  });

  it('names MQTT_PORT when another program has the port', async () => {
    const world = await LinkWorld.create('embedded');
    try {
      await world.start();
      await expect(world.start()).rejects.toThrow(/MQTT_PORT/);
    } finally {
      await world.dispose();
    }
  });
});

type Service = Awaited<ReturnType<LinkWorld['start']>>;

/** Nothing is lost before the service's first subscription, for nobody has published yet. */
async function ready(service: Service): Promise<void> {
  await eventually(
    async () => (await service.module.get(Readiness).isReady()).checks['broker'],
    (state) => state === 'up',
  );
}

function online(robotId: string): string {
  return fromRobot(robotId, { status: 'ONLINE', domain: 'CONNECTED' });
}

type RobotOf = Awaited<ReturnType<Service['addRobot']>>;

function simulated(url: string, robot: RobotOf, more: Partial<Parameters<typeof SimulatedRobot.connect>[0]>) {
  return SimulatedRobot.connect({ url, robotId: robot.id, password: robot.mqtt.password, ...more });
}
