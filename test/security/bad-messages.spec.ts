import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Owner, TestRobot } from '../support/owner.js';
import { RobotWire } from '../support/robot.js';
import { embedded } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { messagesOf, type RobotEndpoint } from './generators/messages.js';
import { oddText } from './generators/odd-values.js';
import { Cases } from './support/cases.js';
import { expectNothingWritten, Ledger } from './support/ledger.js';
import { expectUnharmed } from './support/logs.js';

/** Cases for each topic that a robot may publish on, and for each other way to talk to the broker. */
const MESSAGES = 3200;
const OTHERS = 150;
const ENDPOINTS: readonly RobotEndpoint[] = ['ifttt_trigger', 'places', 'status'];
const ACKNOWLEDGED_WITHIN_MS = 5_000;

describe('Messages that no robot should send', () => {
  const world = useWorld(embedded, { LOG_LEVEL: 'error' });
  const cases = new Cases('Bad messages');
  let owner: Owner;
  let robot: TestRobot;
  let ledger: Ledger;

  beforeAll(async () => {
    owner = await world.owner();
    robot = await owner.addRobot();
    ledger = await Ledger.open(world);
  });
  afterAll(() => expectUnharmed(world));

  it.each(ENDPOINTS)('%s: each is acknowledged, and a wrong one leaves nothing behind', async (endpoint) => {
    const places = [{ id: 'kitchen-1', name: 'Kitchen' }];
    const speaking = await owner.addRobot(`A robot for ${endpoint}`, places);
    const wire = await owner.turnOn(speaking);
    await ledger.settle();
    await cases.try(
      messagesOf(endpoint, speaking.id, 'kitchen-1'),
      MESSAGES,
      async ({ bytes, retain, dup, isBroken }) => {
        const acknowledged = wire.client.publishAsync(wire.topic(endpoint), bytes, { qos: 1, retain, dup });
        await within(ACKNOWLEDGED_WITHIN_MS, acknowledged);
        await (isBroken ? expectNothingWritten(ledger, bytes.toString()) : ledger.settle());
      },
    );
  });

  it('on another topic: the connection ends, and nothing is left behind', async () => {
    const other = randomUUID();
    const topics = fc.oneof(
      fc.constantFrom(
        ...['command', 'parameters', 'ifttt_event', 'other', ''].map((endpoint) => `kuri/test/${endpoint}/${robot.id}`),
        ...ENDPOINTS.flatMap((endpoint) => [
          `kuri/test/${endpoint}/${other}`,
          `kuri/test/${endpoint}/${robot.id}/more`,
        ]),
        ...ENDPOINTS.flatMap((endpoint) => [`kuri/live/${endpoint}/${robot.id}`, `/kuri/test/${endpoint}/${robot.id}`]),
        ...['$SYS/broker/uptime', '/', '//', `kuri/test/status/${robot.id.toUpperCase()}`],
      ),
      oddText.filter((text) => text !== '' && text.isWellFormed() && !/[#+\0]/.test(text) && text.length < 10_000),
    );
    await cases.try(topics, OTHERS, async (topic) => {
      const wire = await RobotWire.connect(robot, world.wiring);
      const ended = wire.ended();
      wire.client.publish(topic, JSON.stringify(wire.heard('hello')), { qos: 1 });
      await within(ACKNOWLEDGED_WITHIN_MS, ended);
      await expectNothingWritten(ledger, topic);
    });
  });

  it('from nobody that is known: no connection', async () => {
    const odd = fc.oneof(
      fc.constantFrom(robot.id, robot.mqtt.password, owner.session.id, owner.session.token),
      oddText,
    );
    const strangers = fc
      .record({ clientId: odd.filter((text) => text !== ''), username: odd, password: odd })
      .filter(({ username, password }) => username !== robot.id || password !== robot.mqtt.password)
      .filter(({ username, password }) => username !== owner.session.id || password !== owner.session.token);
    await cases.try(strangers, OTHERS, async (stranger) => {
      const texts = Object.entries(stranger).map(([key, text]) => [key, text.toWellFormed().slice(0, 10_000)]);
      const options = { ...(Object.fromEntries(texts) as typeof stranger), reconnectPeriod: 0 };
      const connected = await connectAsync(world.wiring.mqttUrl, options).catch(() => null);
      if (!connected) return;
      await connected.endAsync(true);
      throw new Error('The broker let a stranger in');
    });
  });

  it('in bytes that are no MQTT: the broker goes on', async () => {
    const { port } = new URL(world.wiring.mqttUrl);
    const connectPacket = [0x10, 0x10, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60, 0, 4, 0x61, 0x62, 0x63, 0x64];
    const noise = fc.tuple(fc.boolean(), fc.uint8Array({ maxLength: 200 }));
    await cases.try(noise, OTHERS, async ([begins, bytes]) => {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.end(Buffer.from([...(begins ? connectPacket : []), ...bytes]));
        });
        socket.on('error', () => {}).on('close', () => resolve());
        socket.resume();
      });
    });
    await expectNothingWritten(ledger, 'noise');
    const wire = await owner.turnOn(robot);
    await wire.hear('still there');
  });
});

async function within<T>(milliseconds: number, pending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([pending, late]).finally(() => clearTimeout(timer));
}
