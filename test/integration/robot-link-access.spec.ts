import { randomUUID } from 'node:crypto';
import { createConnection } from 'node:net';
import { type NewRobot, RobotsApi } from '#contract';
import { AppEvents } from '#robots';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SimulatedRobot } from '../../apps/robot-simulator/src/index.js';
import { fromRobot, gate, type LinkUnderTest, LinkWorld } from './robot-link.support.js';

const HEARD = { name: 'ifttt_trigger' };
const CLOSED = { reconnectPeriod: 0 };

describe('the embedded broker', () => {
  let world: LinkWorld;
  let service: LinkUnderTest;
  let rosie: NewRobot;
  let other: NewRobot;
  beforeEach(async () => {
    world = await LinkWorld.create('embedded');
    service = await world.start();
    rosie = await service.addRobot(world.ownerId);
    other = await service.addRobot(randomUUID());
  });
  afterEach(() => world.dispose());

  async function app(options: IClientOptions = {}): Promise<MqttClient> {
    const { id, token } = await service.openSession(world.ownerId);
    return world.client(service.url, { username: id, password: token, ...CLOSED, ...options });
  }

  it('acknowledges a message when it has been stored, not before', async () => {
    const robot = await world.robot(service.url, rosie);
    const { open, opened } = gate();
    service.answer = () => opened;
    let acknowledged = false;
    const sent = robot
      .publishAsync(world.topic('ifttt_trigger', rosie.id), fromRobot(rosie.id, HEARD), { qos: 1 })
      .then(() => (acknowledged = true));
    await service.batches.next();
    // A whole exchange with the broker later there is still no acknowledgement.
    await robot.subscribeAsync(world.topic('command', rosie.id), { qos: 1 });
    expect(acknowledged).toBe(false);
    open();
    await sent;
  });

  it.each<[string, (robot: NewRobot) => IClientOptions]>([
    ['a wrong password', ({ id }) => ({ clientId: id, username: id, password: 'guess' })],
    ['no password', ({ id }) => ({ clientId: id, username: id })],
    ['nobody', () => ({})],
    ['another client id', ({ mqtt }) => ({ clientId: 'someone', ...mqtt })],
    [
      'a robot that does not exist',
      ({ mqtt }) => ({ clientId: randomUUID(), username: randomUUID(), password: mqtt.password }),
    ],
  ])('refuses %s', async (_what, options) => {
    await expect(world.client(service.url, { ...options(rosie), ...CLOSED })).rejects.toMatchObject({ code: 5 });
  });

  it('cuts off a stranger who sends without end', async () => {
    const { port } = new URL(service.url);
    const socket = createConnection(Number(port), '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    // a CONNECT that announces the longest packet there is (MQTT 3.1.1 2.2.3)
    socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]));
    socket.write(Buffer.alloc(256 * 1024));
    await closed;
  });

  it('lets a simulated robot say what is wrong with its password', async () => {
    const { url } = service;
    await expect(SimulatedRobot.connect({ url, robotId: rosie.id, password: 'guess' })).rejects.toThrow(/password/);
  });

  it("refuses an app with another's token, or with a robot's client id", async () => {
    const { id, token } = await service.openSession(world.ownerId);
    const another = await service.openSession(randomUUID());
    const signIn = { username: id, password: token, ...CLOSED };
    for (const password of ['guess', another.token]) {
      await expect(world.client(service.url, { ...signIn, password })).rejects.toMatchObject({ code: 5 });
    }
    await expect(world.client(service.url, { ...signIn, clientId: other.id })).rejects.toMatchObject({ code: 5 });
  });

  it.each<[string, (own: string, others: string) => [endpoint: string, robotId: string, retain?: boolean]]>([
    ["another robot's topic", (_own, others) => ['ifttt_trigger', others]],
    ['a topic of the cloud', (own) => ['command', own]],
    ["the app's news", (own) => ['ifttt_event', own]],
    ['a retained trigger', (own) => ['ifttt_trigger', own, true]],
  ])('closes the connection of a robot that publishes on %s', async (_what, target) => {
    const robot = await world.robot(service.url, rosie, CLOSED);
    const [endpoint, robotId, retain = false] = target(rosie.id, other.id);
    const closed = new Promise<void>((resolve) => robot.once('close', resolve));
    robot.publish(world.topic(endpoint, robotId), fromRobot(robotId, HEARD), { qos: 1, retain });
    await closed;
    expect(service.batches.all).toEqual([]);
  });

  it('lets a robot hear its own topics and no others', async () => {
    const robot = await world.robot(service.url, rosie, CLOSED);
    await robot.subscribeAsync([world.topic('command', rosie.id), world.topic('parameters', rosie.id)], { qos: 1 });
    for (const filter of [
      '#',
      `${world.root}/#`,
      world.topic('command', '+'),
      world.topic('command', other.id),
      world.topic('status', rosie.id),
      '$SYS/#',
    ]) {
      await expect(robot.subscribeAsync(filter, { qos: 1 })).rejects.toThrow();
    }
  });

  it("lets the app hear its owner's robots, and say nothing", async () => {
    const phone = await app();
    await phone.subscribeAsync([world.topic('status', rosie.id), world.topic('ifttt_event', rosie.id)], { qos: 1 });
    for (const filter of [
      world.topic('status', other.id),
      world.topic('ifttt_event', other.id),
      world.topic('command', rosie.id),
      world.topic('ifttt_trigger', rosie.id),
      world.topic('status', '+'),
      '#',
    ]) {
      await expect(phone.subscribeAsync(filter, { qos: 1 })).rejects.toThrow();
    }
    const news = new Promise<string>((resolve) => phone.once('message', (_topic, bytes) => resolve(bytes.toString())));
    const event = { event: 'ifttt_error', error: 'too far' } as const;
    await service.module.get(AppEvents).publish([other.id, rosie.id], event);
    expect(JSON.parse(await news)).toMatchObject({ robot_id: rosie.id, message_origin: 'cloud', payload: event });

    const closed = new Promise<void>((resolve) => phone.once('close', resolve));
    phone.publish(world.topic('status', rosie.id), fromRobot(rosie.id, {}), { qos: 1 });
    await closed;
  });

  it('keeps no last will of a removed robot', async () => {
    const will = { topic: world.topic('status', rosie.id), payload: fromRobot(rosie.id, {}), qos: 1, retain: true };
    const robot = await world.robot(service.url, rosie, { ...CLOSED, will: will as IClientOptions['will'] });
    const phone = await app();
    const heard: Buffer[] = [];
    const cleared = new Promise<void>((resolve) =>
      phone.on('message', (_topic, bytes) => {
        heard.push(bytes);
        if (bytes.length === 0) resolve();
      }),
    );
    await phone.subscribeAsync(will.topic, { qos: 1 });
    const closed = new Promise<void>((resolve) => robot.once('close', resolve));
    await service.module.get(RobotsApi, { strict: false }).deleteRobot({ id: world.ownerId }, rosie.id);
    await Promise.all([closed, cleared]);
    // The last will would come before this.
    const afterwards = new Promise<void>((resolve) => phone.once('message', () => resolve()));
    await service.link.publish('status', rosie.id, {});
    await afterwards;
    expect(heard.map(({ length }) => length)).toEqual([0, expect.any(Number) as number]);
  });

  it('drops a command that waited too long for its robot', async () => {
    const options = { clean: false, ...CLOSED };
    const away = await world.robot(service.url, rosie, options);
    await away.subscribeAsync(world.topic('command', rosie.id), { qos: 1 });
    await away.endAsync();
    await service.link.publish('command', rosie.id, { n: 'stale' }, { expirySeconds: 60 });
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now + 60_000);
    try {
      await service.link.publish('command', rosie.id, { n: 'fresh' }, { expirySeconds: 60 });
      expect(await connectHearing(options)).toMatchObject({ payload: { n: 'fresh' } });
    } finally {
      clock.mockRestore();
    }
  });

  /** The first thing a robot hears on its return: listened for from before it connects. */
  async function connectHearing(options: IClientOptions): Promise<{ payload: unknown }> {
    const client = connect(service.url, { clientId: rosie.id, ...rosie.mqtt, protocolVersion: 4, ...options });
    world.own({ close: () => client.endAsync(true) });
    return new Promise((resolve, reject) => {
      client.once('error', reject);
      client.once('message', (_topic, bytes) => resolve(JSON.parse(bytes.toString()) as { payload: unknown }));
    });
  }
});
