import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, inject, it } from 'vitest';
import { MariaDatabase, SqliteDatabase, type TestDatabase } from '../support/database.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { freePort } from '../support/ports.js';
import { Consumer } from './consumer.js';
import { fill, mariaDbTarget, sqliteTarget } from './dataset.js';
import { Ifttt } from './ifttt.js';
import { type Measured, measureRound, type Side } from './ingest-round.js';
import { PlainMosquitto } from './plain-mosquitto.js';
import { barsOf, type Figure, rowsOf } from './report/figures.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { OURS, publish } from './report/publish.js';
import { type Target } from './report/result.js';
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
/** Of what robots say, at most so many are not acknowledged for each of them, and not stored for all. */
const LIMITS = { inFlight: 10, ahead: 4_000 };

let ifttt: Ifttt;
let mariaDb: OwnMariaDb;
let mosquitto: PlainMosquitto;
const found = new Map<string, Map<string, Measured[]>>();
let consumers: Consumer[] = [];
const databases: TestDatabase[] = [];

beforeAll(async () => {
  ifttt = await Ifttt.open();
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
  const database = new SqliteDatabase(path);
  databases.push(database);
  return { url: `sqlite:${path}`, database };
}

async function compare(title: string, sides: readonly Side[]): Promise<void> {
  consumers = sides.map(({ consumer }) => consumer);
  const describe = ({ perSecond, cpuEach }: Measured) => `${Math.round(perSecond)}/s, ${Math.round(cpuEach)} µs each`;
  const measure = (side: Side, warmUp: boolean) =>
    measureRound(side, { robots, messages: warmUp ? Math.ceil(messages / 5) : messages, ...LIMITS });
  const named = sides.map((side) => ({ ...side, name: side.consumer.name }));
  found.set(title, await inTurn(named, rounds, measure, describe, progress));
}

const MOSQUITTO = 'Mosquitto and MariaDB';
const EMBEDDED = 'the embedded broker and MariaDB';
const EMBEDDED_SQLITE = 'the embedded broker and SQLite';

const settings = (environment: string, url: string, more: Record<string, string>): Promise<Record<string, string>> =>
  productionEnv({ DATABASE_URL: url, ENVIRONMENT: environment, IFTTT_REALTIME_URL: ifttt.url, ...more });

it(MOSQUITTO, async () => {
  const [ours, bare] = [await newMariaDb('ours'), await newMariaDb('bare')];
  const { url: MQTT_URL, port } = mosquitto;
  const env = await settings('ours', ours.url, { MQTT_URL, MQTT_CLIENT_ID: 'bench-ours' });
  const bareEnv = { DATABASE_URL: bare.url, MQTT_URL, TOPICS: 'kuri/bare', ...BATCH };
  const [service, yardstick] = [
    await Consumer.create(OURS, SERVICE_PROGRAM, env),
    await Consumer.create('MQTT.js, mysql2', [`${SIDES}/bare-mqtt.mjs`], bareEnv),
  ];
  const shared = { port, servers: [mariaDb, mosquitto] };
  await compare(MOSQUITTO, [
    { consumer: service, database: ours.database, topics: 'kuri/ours', databaseUrl: ours.url, ...shared },
    { consumer: yardstick, database: bare.database, topics: 'kuri/bare', databaseUrl: bare.url, ...shared },
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
  const servers = [mariaDb];
  await compare(title, [
    { consumer: service, database: ours.database, port: Number(env['MQTT_PORT']), topics: 'kuri/ours', servers },
    { consumer: yardstick, database: bare.database, port: Number(bareEnv.MQTT_PORT), topics: 'kuri/bare', servers },
  ]);
});

const COLUMNS: Readonly<Record<string, Figure<Measured>>> = {
  'events/s': ({ perSecond }) => perSecond,
  'its CPU, µs an event': ({ cpuEach }) => cpuEach,
  'CPU of MariaDB and Mosquitto, µs an event': ({ serversEach }) => serversEach,
  'last notification after, ms': ({ notifiedAfter }) => notifiedAfter,
};

it('the results', async () => {
  const targets = [...found].flatMap(([title, rounds]): Target[] => {
    const [ours, bare] = barsOf(rounds, ({ perSecond }) => perSecond).map(({ median }) => median);
    return [
      { what: `${title}: times the bare consumer`, unit: '', measured: ours! / bare!, is: 'at least', bound: 0.7 },
      { what: title, unit: 'events/s', measured: ours!, is: 'at least', bound: 10_000 },
    ];
  });
  await publish(
    {
      name: 'ingest',
      setting: `${messages} messages a round of ${robots} robots, each with an Applet that waits for them; at most ${LIMITS.ahead} not stored. Robots, broker and database share the cores with the side.`,
      comparisons: [...found].map(([title, rounds]) => ({
        title: `Events a second, with ${title}`,
        unit: 'events/s, acknowledged after the commit',
        bars: barsOf(rounds, ({ perSecond }) => perSecond),
        target: 10_000,
      })),
      tables: [...found].map(([title, rounds]) => ({ title: `With ${title}`, rows: rowsOf(rounds, COLUMNS) })),
      targets,
    },
    startedAt,
  );
});
