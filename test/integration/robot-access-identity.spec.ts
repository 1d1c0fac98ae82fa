import { randomUUID } from 'node:crypto';
import { type NewRobot, type Owner, RobotsApi, TriggersApi } from '#contract';
import { OutboxEntry } from '#persistence';
import { loadConfig, Readiness } from '#platform';
import { Robot, RobotLink } from '#robots';
import { ConsoleLogger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppModule } from '../../apps/third-party/src/app.module.js';
import { managedBrokers, OwnMosquitto } from '../support/own-mosquitto.js';
import { freePort } from '../support/ports.js';
import { RobotWire } from '../support/robot.js';
import { eventually } from '../support/waiting.js';

const PHRASE = 'open sesame';
const ROOT = 'kuri';

describe.each(managedBrokers())("what a robot on %s says about others' things", (broker) => {
  let mosquitto: OwnMosquitto | undefined;
  let module: TestingModule;
  const ada: Owner = { id: randomUUID() };
  const mallory: Owner = { id: randomUUID() };
  let robots: { ada: NewRobot; mallory: NewRobot };
  let wire: RobotWire;
  beforeEach(async () => {
    mosquitto = broker === 'Mosquitto' ? await OwnMosquitto.create() : undefined;
    const managed = mosquitto && { MQTT_URL: mosquitto.serviceUrl, MQTT_ACCESS: 'managed' };
    const config = loadConfig({
      HOST: '127.0.0.1',
      DATABASE_URL: 'sqlite::memory:',
      MQTT_PORT: String(await freePort()),
      // Nobody listens there, so notifications stay in the outbox.
      IFTTT_REALTIME_URL: 'http://127.0.0.1:9/',
      ...managed,
    });
    module = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
      .setLogger(new ConsoleLogger({ logLevels: ['fatal'] }))
      .compile();
    await module.init();
    await eventually(
      async () => (await module.get(Readiness).isReady()).ready,
      (isReady) => isReady,
    );
    robots = { ada: await robotOf(ada, 'Kitchen'), mallory: await robotOf(mallory, 'Lair') };
    const mqttUrl = module.get(RobotLink).url;
    wire = await RobotWire.connect(robots.mallory, { mqttUrl, topics: `${ROOT}/develop`, stored: async () => {} });
  });
  afterEach(async () => {
    await wire.close();
    await module.close();
    await mosquitto?.stop();
  });

  /** A new robot with one place, whose id is its name. */
  async function robotOf(owner: Owner, place: string): Promise<NewRobot> {
    const api = module.get(RobotsApi, { strict: false });
    const { data } = await api.createRobot(owner, { name: 'Rosie' });
    await api.replaceRobotPlaces(owner, data.id, [{ id: place, name: place }]);
    return data;
  }

  const poll = async (owner: Owner, slug: string, identity: string, triggerFields: Record<string, string>) => {
    const body = { trigger_identity: identity, triggerFields };
    return (await module.get(TriggersApi, { strict: false }).getTriggerEvents(owner, slug, body)).data;
  };
  const words = (owner: Owner, phrase: string) =>
    poll(owner, 'voice_command', `${owner.id} ${phrase}`, { voice_command: phrase });
  const arrivals = (owner: Owner) => poll(owner, 'place_reached', `${owner.id} any`, { place: 'any' });
  const trigger = (identity: string, phrase?: string) => {
    const fields = phrase === undefined ? {} : { trigger_fields: { voice_command: phrase } };
    return { name: 'ifttt_trigger', params: { trigger_identity: identity, ...fields } };
  };
  const notified = async () => {
    const entries = await module.get(DataSource).manager.findBy(OutboxEntry, { kind: 'realtime' });
    return entries.map(({ key }) => key);
  };
  const some = (events: readonly unknown[]) => events.length > 0;

  it("is worth nothing with the identity of another owner's Applet", async () => {
    for (const owner of [ada, mallory]) expect(await words(owner, PHRASE)).toEqual([]);
    const adas = `${ada.id} ${PHRASE}`;
    await wire.publish('ifttt_trigger', wire.envelope(trigger(adas)));
    await wire.publish('ifttt_trigger', wire.envelope(trigger(adas, '?!')));
    await wire.publish('ifttt_trigger', wire.envelope({ ...trigger(adas), owner_id: ada.id, user_id: ada.id }));
    // The words are what it heard, whoever has an Applet for them.
    await wire.publish('ifttt_trigger', wire.envelope(trigger(adas, PHRASE), { owner_id: ada.id, user_id: ada.id }));
    const events = await eventually(() => words(mallory, PHRASE), some);
    expect(events).toHaveLength(1);
    expect(await words(ada, PHRASE)).toEqual([]);
    expect(await notified()).toEqual([`${mallory.id} ${PHRASE}`]);
  });

  it("tells nobody of an arrival at a place on another robot's map", async () => {
    await Promise.all([arrivals(ada), arrivals(mallory)]);
    const reached = (waypoint: string) => ({
      status: 'PLACE_REACHED',
      domain: 'NAVIGATION',
      data: { waypoint_uuid: waypoint, robot_id: robots.ada.id },
    });
    // One broker does not acknowledge what may come to be on the map.
    for (const place of ['Kitchen', `${robots.ada.id}/Kitchen`]) {
      void wire.publish('status', wire.envelope(reached(place))).catch(() => undefined);
    }
    void wire.publish('status', wire.envelope(reached('Lair'))).catch(() => undefined);
    const events = await eventually(() => arrivals(mallory), some);
    expect(events).toMatchObject([{ place: 'Lair' }]);
    expect(await arrivals(ada)).toEqual([]);
    expect(await notified()).toEqual([`${mallory.id} any`]);
  });

  it("does not suppress another robot's message by using its id first", async () => {
    const message_id = randomUUID();
    await wire.publish('ifttt_trigger', wire.heard(PHRASE, { message_id }));
    await eventually(() => words(mallory, PHRASE), some);
    const mqttUrl = module.get(RobotLink).url;
    const own = await RobotWire.connect(robots.ada, { mqttUrl, topics: `${ROOT}/develop`, stored: async () => {} });
    await own.publish('ifttt_trigger', own.heard(PHRASE, { message_id }));
    await eventually(() => words(ada, PHRASE), some);
    await own.close();
  });

  it("draws no map and sets no state of another owner's robot", async () => {
    const map = { name: 'places', params: { places: [{ waypoint_uuid: 'x', name: 'X' }] } };
    const online = { status: 'ONLINE', domain: 'CONNECTED' };
    await wire.publish('places', wire.envelope(map, { robot_id: robots.ada.id }));
    await wire.publish('places', wire.envelope({ ...map, params: { ...map.params, robot_id: robots.ada.id } }));
    await wire.publish('status', wire.envelope(online, { robot_id: robots.ada.id }));
    await wire.publish('status', wire.envelope({ ...online, data: { robot_id: robots.ada.id } }));
    const api = module.get(RobotsApi, { strict: false });
    const isOnline = async (id: string) =>
      (await module.get(DataSource).getRepository(Robot).findOneByOrFail({ id })).isOnline;
    const placesOf = async (owner: Owner, { id }: NewRobot) =>
      (await api.getRobotPlaces(owner, id)).data.map(({ name }) => name);
    await eventually(() => isOnline(robots.mallory.id), Boolean);
    await eventually(
      () => placesOf(mallory, robots.mallory),
      (names) => names.join() === 'X',
    );
    expect(await isOnline(robots.ada.id)).toBe(false);
    expect(await placesOf(ada, robots.ada)).toEqual(['Kitchen']);
  });
});
