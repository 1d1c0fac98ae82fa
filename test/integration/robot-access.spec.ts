import { randomUUID } from 'node:crypto';
import { type NewRobot, RobotsApi } from '#contract';
import { Readiness } from '#platform';
import { Places, Robot, RobotLink } from '#robots';
import { type IClientOptions, type MqttClient } from 'mqtt';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { managedBrokers, OwnMosquitto } from '../support/own-mosquitto.js';
import { eventually } from '../support/waiting.js';
import { fromRobot, type LinkUnderTest, LinkWorld } from './robot-link.support.js';

const HEARD = { name: 'ifttt_trigger' };
const ONCE = { reconnectPeriod: 0 };

describe.each(managedBrokers())('a robot on %s', (broker) => {
  let mosquitto: OwnMosquitto | undefined;
  let world: LinkWorld;
  let service: LinkUnderTest;
  let rosie: NewRobot;
  let other: NewRobot;
  beforeAll(async () => {
    if (broker === 'Mosquitto') mosquitto = await OwnMosquitto.create();
  });
  afterAll(() => mosquitto?.stop());
  beforeEach(async () => {
    world = await LinkWorld.create('embedded');
    service = await start();
    rosie = await service.addRobot(world.ownerId);
    other = await service.addRobot(randomUUID());
  });
  afterEach(() => world.dispose());

  async function start(): Promise<LinkUnderTest> {
    const managed = mosquitto && { MQTT_URL: mosquitto.serviceUrl, MQTT_ACCESS: 'managed' };
    const started = await world.start(managed);
    await eventually(
      async () => (await started.module.get(Readiness).isReady()).checks['broker'],
      (state) => state === 'up',
    );
    return started;
  }

  const heardTopic = (robot: NewRobot) => world.topic('ifttt_trigger', robot.id);

  /** Something that the service hears: whatever was said before it was heard by then, or never will be. */
  async function sayHello(robot: NewRobot, client: MqttClient, messageId: string): Promise<void> {
    await client.publishAsync(heardTopic(robot), fromRobot(robot.id, HEARD, { message_id: messageId }), { qos: 1 });
  }

  const heard = () => service.batches.all.flat().map(({ robotId, messageId }) => ({ robotId, messageId }));

  it('is heard under its own name', async () => {
    const client = await world.robot(service.url, rosie, ONCE);
    await sayHello(rosie, client, 'm-1');
    expect(await service.batches.next()).toMatchObject([
      { robotId: rosie.id, ownerId: world.ownerId, messageId: 'm-1' },
    ]);
  });

  it.each<[string, (own: NewRobot, others: NewRobot) => IClientOptions]>([
    ['a wrong password', ({ id }) => ({ clientId: id, username: id, password: 'guess' })],
    ["another robot's password", ({ id }, { mqtt }) => ({ clientId: id, username: id, password: mqtt.password })],
    ['no password', ({ id }) => ({ clientId: id, username: id })],
    ['an empty password', ({ id }) => ({ clientId: id, username: id, password: '' })],
    ['no name', () => ({})],
    ['the name of no robot', ({ mqtt }) => ({ username: randomUUID(), password: mqtt.password })],
    ["another robot's client id", ({ mqtt }, { id }) => ({ clientId: id, ...mqtt })],
    ['any other client id', ({ mqtt }) => ({ clientId: 'someone', ...mqtt })],
  ])('is not let in with %s', async (_what, options) => {
    const attempt = world.client(service.url, { clientId: randomUUID(), ...options(rosie, other), ...ONCE });
    await expect(attempt).rejects.toMatchObject({ code: 5 });
  });

  it('cannot take the place of the service', async () => {
    // The client id under which the broker keeps what the service has not acknowledged yet.
    const clientId = `${world.root}-service`;
    await expect(world.client(service.url, { clientId, ...rosie.mqtt, ...ONCE })).rejects.toMatchObject({ code: 5 });
    await service.module.get(RobotLink).checkReady();
  });

  it.each([
    ['ifttt_trigger', HEARD],
    ['status', { status: 'ONLINE', domain: 'CONNECTED' }],
    ['places', { name: 'places', params: { places: [{ waypoint_uuid: 'moon', name: 'Moon' }] } }],
  ])("is not heard on another robot's %s", async (endpoint, payload) => {
    const client = await world.robot(service.url, rosie, ONCE);
    const ended = new Promise<void>((resolve) => client.once('close', resolve));
    const forged = fromRobot(other.id, payload, { message_id: 'forged' });
    const done = client.publishAsync(world.topic(endpoint, other.id), forged, { qos: 1, retain: true });
    // MQTT 3.1.1 has no refusal: one broker ends the connection, the other acknowledges and keeps nothing.
    await Promise.race([ended, done.catch(() => undefined)]);

    const listener = await world.robot(service.url, other, ONCE);
    await sayHello(other, listener, 'after it');
    await service.batches.next();
    expect(heard()).toEqual([{ robotId: other.id, messageId: 'after it' }]);
    // The same by a robot that may: whatever the forged message did would have been done before this.
    const own = fromRobot(rosie.id, payload);
    const again = await world.robot(service.url, rosie, ONCE);
    await again.publishAsync(world.topic(endpoint, rosie.id), own, { qos: 1 });
    const traces = async ({ id }: NewRobot) => {
      const places = await service.module.get(Places).ofRobots([id]);
      const { isOnline } = await service.module.get(DataSource).getRepository(Robot).findOneByOrFail({ id });
      const words = service.batches.all.flat().filter(({ robotId }) => robotId === id);
      return places.length + Number(isOnline) + words.length;
    };
    await eventually(
      () => traces(rosie),
      (found) => found === 1,
    );
    expect(await traces(other)).toBe(1);
  });

  it('cannot name another robot in a message of its own', async () => {
    const client = await world.robot(service.url, rosie, ONCE);
    for (const robotId of [other.id, other.id.toUpperCase(), `${rosie.id} `, '', randomUUID()]) {
      const forged = fromRobot(robotId, HEARD, { message_id: 'forged' });
      await client.publishAsync(heardTopic(rosie), forged, { qos: 1 });
    }
    const owner = { owner_id: other.id, user_id: other.id, robotId: other.id };
    const payload = { ...HEARD, ...owner, params: owner };
    const claiming = fromRobot(rosie.id, payload, { message_id: 'own', ...owner });
    await client.publishAsync(heardTopic(rosie), claiming, { qos: 1 });
    await service.batches.next();
    expect(service.batches.all.flat()).toMatchObject([
      { robotId: rosie.id, ownerId: world.ownerId, messageId: 'own', robotName: 'Rosie' },
    ]);
  });

  it("leaves no last will on another robot's topic", async () => {
    const topic = heardTopic(other);
    const will = { topic, payload: Buffer.from(fromRobot(other.id, HEARD)), qos: 1 as const, retain: false };
    const client = await world.robot(service.url, rosie, { ...ONCE, will });
    client.stream.destroy();
    // Its own goes the same way: when that has come, the other would have.
    const own = { ...will, topic: heardTopic(rosie), payload: Buffer.from(fromRobot(rosie.id, HEARD)) };
    const again = await world.robot(service.url, rosie, { ...ONCE, will: own });
    again.stream.destroy();
    await service.batches.next();
    expect(heard()).toMatchObject([{ robotId: rosie.id }]);
  });

  it('hears what is for it and nothing else', async () => {
    const client = await world.robot(service.url, rosie, ONCE);
    const received: string[] = [];
    client.on('message', (topic) => received.push(topic));
    const [command, parameters] = [world.topic('command', rosie.id), world.topic('parameters', rosie.id)];
    for (const filter of [
      world.topic('command', other.id),
      world.topic('command', '+'),
      world.topic('+', rosie.id),
      world.topic('status', rosie.id),
      `${world.root}/#`,
      '#',
      '+/+/+/+',
      `$share/robot-ifttt/${world.topic('ifttt_trigger', '+')}`,
      `$share/mine/${command}`,
      '$SYS/#',
      '$CONTROL/#',
      '$CONTROL/dynamic-security/v1/response',
    ]) {
      await expect(client.subscribeAsync(filter, { qos: 1 }), filter).rejects.toThrow();
    }
    await client.subscribeAsync([command, parameters], { qos: 1 });
    await service.link.publish('command', other.id, {});
    await service.link.publish('ifttt_event', rosie.id, {});
    await service.link.publish('parameters', rosie.id, {});
    await service.link.publish('command', rosie.id, {});
    await eventually(
      () => Promise.resolve(received),
      (topics) => topics.includes(command),
    );
    expect(received).toEqual([parameters, command]);
  });

  it('goes on under a new name of its own', async () => {
    const client = await world.robot(service.url, rosie, ONCE);
    await service.module.get(DataSource).getRepository(Robot).update({ id: rosie.id }, { name: 'Rosa' });
    await sayHello(rosie, client, 'renamed');
    expect(await service.batches.next()).toMatchObject([{ robotName: 'Rosa', messageId: 'renamed' }]);
    await world.robot(service.url, rosie, ONCE);
  });

  it('is put out when it is removed, says nothing more, and does not come back', async () => {
    const topic = world.topic('status', rosie.id);
    const offline = Buffer.from(fromRobot(rosie.id, { status: 'OFFLINE', domain: 'CONNECTED' }));
    const will = { topic, payload: offline, qos: 1 as const, retain: true };
    const client = await world.robot(service.url, rosie, { ...ONCE, clean: false, will });
    const neighbour = await world.robot(service.url, other, ONCE);
    const ended = new Promise<void>((resolve) => client.once('close', resolve));
    await service.module.get(RobotsApi, { strict: false }).deleteRobot({ id: world.ownerId }, rosie.id);
    await ended;
    await expect(world.robot(service.url, rosie, { ...ONCE, clean: false })).rejects.toMatchObject({ code: 5 });
    await sayHello(other, neighbour, 'still here');
    await service.batches.next();
    expect(heard()).toEqual([{ robotId: other.id, messageId: 'still here' }]);
  });

  it('is let in after a restart of the service', async () => {
    await service.close();
    service = await start();
    const client = await world.robot(service.url, rosie, ONCE);
    await sayHello(rosie, client, 'm-2');
    expect(await service.batches.next()).toMatchObject([{ robotId: rosie.id, messageId: 'm-2' }]);
  });
});
