import { RobotsApi } from '#contract';
import { OutboxEntry } from '#persistence';
import { Readiness } from '#platform';
import { Robot } from '#robots';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { OwnMosquitto } from '../support/own-mosquitto.js';
import { eventually, Inbox } from '../support/waiting.js';
import { fromRobot, type LinkUnderTest, LinkWorld } from './robot-link.support.js';

const HEARD = { name: 'ifttt_trigger' };
const ONCE = { reconnectPeriod: 0 };

describe.runIf(inject('run').ownMosquitto)('the access of robots to a Mosquitto that the service manages', () => {
  let mosquitto: OwnMosquitto;
  let world: LinkWorld;
  const warnings = new Inbox<string>('warning');
  beforeEach(async () => {
    mosquitto = await OwnMosquitto.create();
    world = await LinkWorld.create('embedded');
    vi.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => warnings.put(String(line)));
  });
  afterEach(async () => {
    await world.dispose();
    mosquitto.thaw();
    await mosquitto.stop();
    vi.restoreAllMocks();
    warnings.clear();
  });

  const starting = (settings: Record<string, string> = {}) =>
    world.start({ MQTT_URL: mosquitto.serviceUrl, MQTT_ACCESS: 'managed', ...settings });

  async function start(settings: Record<string, string> = {}): Promise<LinkUnderTest> {
    const service = await starting(settings);
    await ready(service);
    return service;
  }

  const state = async (service: LinkUnderTest) => (await service.module.get(Readiness).isReady()).checks['broker'];
  const ready = (service: LinkUnderTest) =>
    eventually(
      () => state(service),
      (now) => now === 'up',
    );
  const api = (service: LinkUnderTest) => service.module.get(RobotsApi, { strict: false });
  const accounts = async () => (await mosquitto.access()).accounts;

  it('keeps nothing of a password but what the plugin makes of it', async () => {
    const service = await start();
    const { id, mqtt } = await service.addRobot(world.ownerId);
    const stored = mosquitto.accessFile();
    expect(stored).toContain(id);
    expect(stored).not.toContain(mqtt.password);
  });

  it('makes the broker refuse what it was not told to allow', async () => {
    expect((await mosquitto.access()).defaults).toMatchObject({ publishClientReceive: true });
    await start();
    const refused = { publishClientSend: false, publishClientReceive: false, subscribe: false };
    expect((await mosquitto.access()).defaults).toMatchObject(refused);
  });

  it('outlives a broker that is killed', async () => {
    const service = await start();
    const rosie = await service.addRobot(world.ownerId);
    await mosquitto.kill();
    await mosquitto.start();
    await ready(service);
    const client = await world.robot(service.url, rosie, ONCE);
    await client.publishAsync(world.topic('ifttt_trigger', rosie.id), fromRobot(rosie.id, HEARD), { qos: 1 });
    expect(await service.batches.next()).toMatchObject([{ robotId: rosie.id }]);
  });

  it('adds no robot while the broker is away', async () => {
    const service = await start();
    await mosquitto.stop();
    await expect(service.addRobot(world.ownerId)).rejects.toMatchObject({ name: 'Unavailable' });
    expect((await api(service).listRobots({ id: world.ownerId })).data).toEqual([]);
    await mosquitto.start();
    await ready(service);
    const { id } = await service.addRobot(world.ownerId);
    expect(await accounts()).toEqual(expect.arrayContaining([id]));
  });

  it('takes back what a broker does late', async () => {
    const service = await start();
    const before = await mosquitto.access();
    mosquitto.freeze();
    await expect(service.addRobot(world.ownerId)).rejects.toMatchObject({ name: 'Unavailable' });
    expect((await api(service).listRobots({ id: world.ownerId })).data).toEqual([]);
    mosquitto.thaw();
    await eventually(
      () => service.module.get(DataSource).manager.count(OutboxEntry),
      (waiting) => waiting === 0,
    );
    expect(await mosquitto.access()).toEqual(before);
  });

  it('puts a robot out that was removed while the broker was away, when it is back', async () => {
    const service = await start();
    const rosie = await service.addRobot(world.ownerId);
    const other = await service.addRobot(world.ownerId);
    await mosquitto.stop();
    await api(service).deleteRobot({ id: world.ownerId }, rosie.id);
    await mosquitto.start();
    expect(await accounts()).toContain(rosie.id);
    await eventually(accounts, (names) => !names.includes(rosie.id));
    await expect(world.robot(service.url, rosie, ONCE)).rejects.toMatchObject({ code: 5 });
    await world.robot(service.url, other, ONCE);
  });

  it('removes a robot once, however often it is told to', async () => {
    const service = await start();
    const rosie = await service.addRobot(world.ownerId);
    await service.link.expel(rosie.id);
    await service.link.expel(rosie.id);
    expect(await accounts()).not.toContain(rosie.id);
    expect((await mosquitto.access()).roles.join()).not.toContain(rosie.id);
  });

  it('is managed by several instances at once', async () => {
    const one = await start();
    // A database of its own: SQLite is for one instance.
    const other = await start({ MQTT_CLIENT_ID: `${world.root}-second`, DATABASE_URL: 'sqlite::memory:' });
    const robots = await Promise.all([one, other, one, other].map((service) => service.addRobot(world.ownerId)));
    for (const robot of robots) await world.robot(one.url, robot, ONCE);
    await Promise.all(robots.map(({ id }, n) => (n % 2 ? one : other).link.expel(id)));
    const left = await accounts();
    expect(robots.filter(({ id }) => left.includes(id))).toEqual([]);
  });

  it('waits, and says so, until its own account may manage the plugin', async () => {
    await mosquitto.control('createClient', 'ordinary', '-p', 'pass');
    const service = await starting({ MQTT_URL: mosquitto.serviceUrl.replace(/\/\/.*@/, '//ordinary:pass@') });
    const line = await warnings.next((each) => each.includes('does not let the service do its work'));
    expect(line).not.toContain('pass');
    expect(await state(service)).toBe('down');
    await expect(service.addRobot(world.ownerId)).rejects.toMatchObject({ name: 'Unavailable' });
    await mosquitto.control('addClientRole', 'ordinary', 'admin');
    await ready(service);
    await world.robot(service.url, await service.addRobot(world.ownerId), ONCE);
  });

  it('says which robots the broker does not know, and whom it knows that nobody owns, and lets them be', async () => {
    const service = await start();
    const known = await service.addRobot(world.ownerId);
    const forgotten = await service.addRobot(world.ownerId);
    const stranger = await service.addRobot(world.ownerId);
    await mosquitto.control('deleteClient', forgotten.id);
    await service.module.get(DataSource).getRepository(Robot).delete({ id: stranger.id });
    await service.close();
    warnings.clear();
    await start();
    const lines = [
      await warnings.next((line) => line.includes('no account at the broker')),
      await warnings.next((line) => line.includes('not known here')),
    ];
    expect(lines[0]).toMatch(/^1 .*removed and added again/);
    expect(lines[0]).toContain(forgotten.id);
    expect(lines[1]).toContain(stranger.id);
    expect(lines.join()).not.toContain(known.id);
    expect(await accounts()).toEqual(expect.arrayContaining([known.id, stranger.id]));
  });
});
