import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { MariaDatabase, SqliteDatabase, type TestDatabase } from '../support/database.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { freePort } from '../support/ports.js';
import { eventually } from '../support/waiting.js';
import { Consumer, cpuSecondsOf, speak } from './consumer.js';
import { fill, mariaDbTarget, sqliteTarget } from './dataset.js';
import { PlainMosquitto } from './plain-mosquitto.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { OURS, publish } from './report/publish.js';
import { type Comparison, rounded, spreadOf, type Target } from './report/result.js';
import { inTurn, USUAL_ROUNDS } from './rounds.js';
import { migrate, productionEnv, SERVICE_PROGRAM } from './service.js';

const SIDES = resolve(import.meta.dirname, 'sides');

const rounds = knob('BENCH_ROUNDS', USUAL_ROUNDS);
const messages = knob('BENCH_MESSAGES', 50_000);
const robots = knob('BENCH_ROBOTS', 400);
const startedAt = Date.now();
const progress = new Progress();

/** Bare consumers store as many messages at once as the service. */
const BATCH = { MAX_BATCH: '500' };
const IN_FLIGHT = 10;
const AHEAD = 4_000;

interface Measured {
  readonly perSecond: number;
  /** Of the side's processor time, microseconds. */
  readonly cpuEach: number;
  /** Of the broker and the database together, microseconds. */
  readonly othersEach: number;
  /** From the last message to the last notification, milliseconds. */
  readonly notifiedAfter: number;
}

let ifttt: Server;
let mariaDb: OwnMariaDb;
let mosquitto: PlainMosquitto;
const found = new Map<string, Map<string, Measured[]>>();
let consumers: Consumer[] = [];
const databases: TestDatabase[] = [];

beforeAll(async () => {
  ifttt = createServer((request, response) => request.resume().on('end', () => response.end('{}')));
  await new Promise<void>((resolve) => ifttt.listen(0, '127.0.0.1', resolve));
  mariaDb = await OwnMariaDb.create();
  mosquitto = await PlainMosquitto.create();
});

afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  consumers = [];
});

afterAll(async () => {
  progress.stop();
  await Promise.all(databases.map((database) => database.close()));
  await Promise.all([mariaDb?.kill(), mosquitto?.kill()]);
  ifttt?.close();
});

/** A database of one side, with owners and robots in it. */
async function newMariaDb(name: string): Promise<{ url: string; database: TestDatabase }> {
  const url = await mariaDb.createDatabase(name);
  await migrate(url);
  await fill(await mariaDbTarget(url), { owners: robots, eventsEach: 0 });
  const database = new MariaDatabase(url);
  databases.push(database);
  return { url, database };
}

async function newSqlite(name: string): Promise<{ url: string; database: TestDatabase }> {
  const path = join(inject('run').directory, `${name}.sqlite`);
  await migrate(`sqlite:${path}`);
  await fill(sqliteTarget(path), { owners: robots, eventsEach: 0 });
  return { url: `sqlite:${path}`, database: new SqliteDatabase(path) };
}

interface Side {
  readonly name: string;
  readonly consumer: Consumer;
  readonly database: TestDatabase;
  readonly port: number;
  readonly topics: string;
  /** Where the broker acknowledges before it is stored. */
  readonly databaseUrl?: string;
}

async function measure(side: Side, warmUp: boolean): Promise<Measured> {
  const { consumer, database, port, topics, databaseUrl } = side;
  const amount = warmUp ? Math.ceil(messages / 5) : messages;
  const stored = () =>
    database.query('SELECT COUNT(*) AS amount FROM voice_command_events').then(([row]) => Number(row!['amount']));
  const before = await stored();
  const others = [mariaDb, ...(databaseUrl === undefined ? [] : [mosquitto])];
  const cpuOfOthers = () => others.reduce((sum, each) => sum + cpuSecondsOf(each), 0);
  const cpu = [consumer.cpuSeconds, cpuOfOthers()] as const;
  const { perSecond } = await speak({
    port,
    topics,
    robots,
    messages: amount,
    inFlight: IN_FLIGHT,
    ahead: AHEAD,
    databaseUrl,
  });
  const end = Date.now();
  if (side.name === OURS) await notified(database);
  const notifiedAfter = Date.now() - end;
  expect(await stored()).toBe(before + amount);
  const each = (seconds: number) => (seconds / amount) * 1e6;
  return {
    perSecond,
    cpuEach: each(consumer.cpuSeconds - cpu[0]),
    othersEach: each(cpuOfOthers() - cpu[1]),
    notifiedAfter,
  };
}

async function notified(database: TestDatabase): Promise<void> {
  await eventually(
    () => database.query('SELECT id FROM outbox LIMIT 1'),
    (rows) => rows.length === 0,
    60_000,
  );
}

async function compare(title: string, sides: readonly Side[]): Promise<void> {
  consumers = sides.map(({ consumer }) => consumer);
  const describe = ({ perSecond, cpuEach }: Measured) => `${Math.round(perSecond)}/s, ${Math.round(cpuEach)} µs each`;
  found.set(title, await inTurn(sides, rounds, measure, describe, progress));
}

const MOSQUITTO = 'Mosquitto and MariaDB';
const EMBEDDED = 'the embedded broker and MariaDB';
const EMBEDDED_SQLITE = 'the embedded broker and SQLite';

const settings = async (
  environment: string,
  url: string,
  more: Record<string, string>,
): Promise<Record<string, string>> => {
  const { port } = ifttt.address() as { port: number };
  return productionEnv({
    DATABASE_URL: url,
    ENVIRONMENT: environment,
    IFTTT_REALTIME_URL: `http://127.0.0.1:${port}/`,
    ...more,
  });
};

it(MOSQUITTO, async () => {
  const [ours, bare] = [await newMariaDb('ours'), await newMariaDb('bare')];
  const { url: MQTT_URL, port } = mosquitto;
  const env = await settings('ours', ours.url, { MQTT_URL, MQTT_CLIENT_ID: 'bench-ours' });
  const bareEnv = { DATABASE_URL: bare.url, MQTT_URL, TOPICS: 'kuri/bare', ...BATCH };
  const [service, yardstick] = [
    await Consumer.create(OURS, SERVICE_PROGRAM, env),
    await Consumer.create('MQTT.js, mysql2', [`${SIDES}/bare-mqtt.mjs`], bareEnv),
  ];
  await compare(MOSQUITTO, [
    {
      name: service.name,
      consumer: service,
      database: ours.database,
      port,
      topics: 'kuri/ours',
      databaseUrl: ours.url,
    },
    {
      name: yardstick.name,
      consumer: yardstick,
      database: bare.database,
      port,
      topics: 'kuri/bare',
      databaseUrl: bare.url,
    },
  ]);
});

it.each([
  { title: EMBEDDED, newDatabase: newMariaDb, driver: 'mysql2' },
  { title: EMBEDDED_SQLITE, newDatabase: newSqlite, driver: 'better-sqlite3' },
])('$title', async ({ title, newDatabase, driver }) => {
  const [ours, bare] = [await newDatabase('embedded_ours'), await newDatabase('embedded_bare')];
  const env = await settings('ours', ours.url, {});
  const bareEnv = { DATABASE_URL: bare.url, MQTT_PORT: String(await freePort()), ...BATCH };
  const [service, yardstick] = [
    await Consumer.create(OURS, SERVICE_PROGRAM, env),
    await Consumer.create(`aedes, ${driver}`, [`${SIDES}/bare-aedes.mjs`], bareEnv),
  ];
  await compare(title, [
    {
      name: service.name,
      consumer: service,
      database: ours.database,
      port: Number(env['MQTT_PORT']),
      topics: 'kuri/ours',
    },
    {
      name: yardstick.name,
      consumer: yardstick,
      database: bare.database,
      port: Number(bareEnv.MQTT_PORT),
      topics: 'kuri/bare',
    },
  ]);
});

it('the results', async () => {
  const targets = [...found].flatMap(([title, rounds]): Target[] => {
    const [ours, bare] = [...rounds.values()].map(
      (measured) => spreadOf(measured.map(({ perSecond }) => perSecond)).median,
    );
    return [
      { what: `${title}: times the bare consumer`, unit: '', measured: ours! / bare!, is: 'at least', bound: 0.7 },
      { what: title, unit: 'events/s', measured: ours!, is: 'at least', bound: 10_000 },
    ];
  });
  await publish(
    {
      name: 'ingest',
      setting: `${messages} messages a round of ${robots} robots, each with an Applet that waits for them; at most ${AHEAD} not stored. Robots, broker and database share the cores with the side.`,
      comparisons: [...found].map(([title, rounds]) => comparisonOf(title, rounds)),
      tables: [...found].map(([title, rounds]) => ({ title: `With ${title}`, rows: rowsOf(rounds) })),
      targets,
    },
    startedAt,
  );
});

type Rounds = ReadonlyMap<string, readonly Measured[]>;

function comparisonOf(title: string, found: Rounds): Comparison {
  const bars = [...found].map(([side, measured]) => ({
    side,
    ...spreadOf(measured.map(({ perSecond }) => perSecond)),
  }));
  return {
    title: `Events a second, with ${title}`,
    unit: 'events/s, acknowledged after the commit',
    bars,
    target: 10_000,
  };
}

function rowsOf(found: Rounds): Record<string, string | number>[] {
  return [...found].map(([side, measured]) => {
    const median = (of: (one: Measured) => number) => rounded(spreadOf(measured.map(of)).median);
    return {
      side,
      'events/s': median(({ perSecond }) => perSecond),
      'its CPU, µs an event': median(({ cpuEach }) => cpuEach),
      'CPU of MariaDB and Mosquitto, µs an event': median(({ othersEach }) => othersEach),
      'last notification after, ms': side === OURS ? median(({ notifiedAfter }) => notifiedAfter) : '-',
    };
  });
}
