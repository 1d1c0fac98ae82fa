import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MariaDatabase } from '../support/database.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { eventually } from '../support/waiting.js';
import { cpuSince } from './cpu.js';
import { type Dataset, fill, mariaDbTarget } from './dataset.js';
import { Deployment } from './deployment.js';
import { Ifttt } from './ifttt.js';
import { type Measured, resultOf } from './instances-result.js';
import { runLoad } from './load.js';
import { openLoop } from './open-loop.js';
import { PlainMosquitto } from './plain-mosquitto.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { publish } from './report/publish.js';
import { spreadOf } from './report/result.js';
import { inTurn } from './rounds.js';
import { migrate, POLLS } from './service.js';
import { pollEveryOwner } from './side.js';
import { speak } from './speech.js';
import { utteranceOf } from './utterance.js';

const owners = knob('BENCH_OWNERS', 4_000);
const rounds = knob('BENCH_ROUNDS', 2);
const eventsPerSecond = knob('BENCH_RATE', 50);
const messages = knob('BENCH_MESSAGES', 5_000);
const dataset: Dataset = { owners, eventsEach: 50 };
/** Of all instances together: divisible by each number of them. */
const CONNECTIONS = 24;
/** A process answers at its pace when it has answered some thousands. */
const SECONDS = { warmUp: 5, measured: 4 };
const startedAt = Date.now();
const progress = new Progress();

interface Side {
  readonly name: string;
  readonly count: number;
  /** Whether they divide what robots say among them. */
  readonly shared: 'on' | 'off';
}

const sides = (['off', 'on'] as const).flatMap((shared) =>
  [1, 2, 3].map((count): Side => {
    const instances = count === 1 ? '1 instance' : `${count} instances`;
    return { name: shared === 'on' ? `${instances}, sharing` : instances, count, shared };
  }),
);

let ifttt: Ifttt;
let mariaDb: OwnMariaDb;
let mosquitto: PlainMosquitto;
let robots: MqttClient;
let database: MariaDatabase;
let deployment: Deployment;
let deployments = 0;
let said = 0;
let stored = owners * dataset.eventsEach;

beforeAll(async () => {
  ifttt = await Ifttt.open();
  mariaDb = await OwnMariaDb.create(['--innodb-buffer-pool-size=1G']);
  mosquitto = await PlainMosquitto.create();
  await migrate(mariaDb.url);
  await fill(await mariaDbTarget(mariaDb.url), dataset, (done) =>
    progress.show(`${Math.round(done * 100)} % of the events are written`),
  );
  database = new MariaDatabase(mariaDb.url);
  robots = await connectAsync(mosquitto.url, { clientId: 'bench-robots' });
});

afterAll(async () => {
  progress.stop();
  await robots?.endAsync(true);
  await deployment?.stop();
  await database?.close();
  await Promise.all([mariaDb?.kill(), mosquitto?.kill()]);
  ifttt?.close();
});

/** The instances of a side: those of the side before and one more, or the first of others. */
async function gather({ count, shared }: Side): Promise<void> {
  if (count === 1) {
    await deployment?.stop();
    deployments += 1;
    deployment = new Deployment(`${shared}-${deployments}`, {
      DATABASE_URL: mariaDb.url,
      MQTT_URL: mosquitto.url,
      MQTT_SHARED_SUBSCRIPTIONS: shared,
      IFTTT_REALTIME_URL: ifttt.url,
    });
  }
  await deployment.growTo(count);
  if (deployments === 1 && count === 1)
    await pollEveryOwner('the first instance', deployment.instances[0]!.url + POLLS, owners);
}

/** Robots of one owner after another hear something. */
function say(): void {
  const { topic, message } = utteranceOf(1 + (said % owners), `kuri/${deployment.environment}`);
  said += 1;
  robots.publish(topic, message, { qos: 1 });
}

/** Resolves when everything that was said is an event, and one only, and IFTTT was told of it. */
async function settled(events: number): Promise<void> {
  const ask = async (): Promise<number> => {
    const [row] = await database.query(
      'SELECT (SELECT COUNT(*) FROM voice_command_events) + (SELECT COUNT(*) FROM outbox) AS amount',
    );
    return Number(row!['amount']);
  };
  expect(await eventually(ask, (amount) => amount === events, 60_000)).toBe(events);
}

async function poll(seconds: number) {
  const { instances } = deployment;
  const load = { owners, connections: CONNECTIONS / instances.length, seconds, gzip: true };
  const loads = await Promise.all(instances.map(({ url }) => runLoad({ url: url + POLLS }, load)));
  expect(loads.map(({ failed }) => failed)).toEqual(instances.map(() => 0));
  return {
    perSecond: loads.reduce((sum, { perSecond }) => sum + perSecond, 0),
    p50: spreadOf(loads.map(({ p50 }) => p50)).median,
    p99: Math.max(...loads.map(({ p99 }) => p99)),
  };
}

async function measure(side: Side): Promise<Measured> {
  await gather(side);
  await poll(SECONDS.warmUp);
  const polls = await pollsAndMessages();
  const spoken = await messagesAlone();
  return { ...polls, ...spoken };
}

async function pollsAndMessages() {
  const before = said;
  const [cpu, databaseCpu] = [cpuSince(...deployment.instances), cpuSince(mariaDb)];
  const fallSilent = openLoop(eventsPerSecond, say);
  const { perSecond, p50, p99 } = await poll(SECONDS.measured).finally(fallSilent);
  const each = (seconds: number) => (seconds / (perSecond * SECONDS.measured)) * 1e6;
  const [instancesPerPoll, databasePerPoll] = [each(cpu()), each(databaseCpu())];
  stored += said - before;
  await settled(stored);
  return { pollsPerSecond: perSecond, p50, p99, instancesPerPoll, databasePerPoll };
}

async function messagesAlone() {
  const [cpu, serversCpu] = [cpuSince(...deployment.instances), cpuSince(mariaDb, mosquitto)];
  const { perSecond } = await speak({
    port: mosquitto.port,
    topics: `kuri/${deployment.environment}`,
    robots: Math.min(owners, 200),
    messages,
    inFlight: 10,
    ahead: 2_000,
    databaseUrl: mariaDb.url,
  });
  stored += messages;
  await settled(stored);
  const each = (seconds: number) => (seconds / messages) * 1e6;
  return {
    messagesPerSecond: perSecond,
    instancesPerMessage: each(cpu()),
    serversPerMessage: each(serversCpu()),
  };
}

it('polls and messages over one, two and three instances', async () => {
  const describe = ({ pollsPerSecond, instancesPerPoll, messagesPerSecond, instancesPerMessage }: Measured) =>
    `${Math.round(pollsPerSecond)} polls/s, ${Math.round(instancesPerPoll)} µs each; ` +
    `${Math.round(messagesPerSecond)} messages/s, ${Math.round(instancesPerMessage)} µs each`;
  const found = await inTurn(sides, rounds, measure, describe, progress);
  await publish(resultOf(found, { owners, connections: CONNECTIONS, eventsPerSecond, messages }), startedAt);
});
