import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPackages } from '../conformance/ifttt-package/installed-package.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { freePort } from '../support/ports.js';
import { type Dataset, fill } from './dataset.js';
import { inTurn, medians } from './rounds.js';
import { Side } from './side.js';

const PROGRAM = resolve(import.meta.dirname, '../../dist/apps/third-party/src');
const SIDES = resolve(import.meta.dirname, 'sides');
const SERVICE = 'robot-ifttt';
const YARDSTICK = 'node:http, mysql2';

const size = Number(process.env['BENCH_OWNERS'] ?? 20_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const dataset: Dataset = { owners: size, eventsEach: 50 };
const load = { owners: size, connections: 32, seconds: 5 };

let mariaDb: OwnMariaDb;
const sides: Side[] = [];

const serviceEnv = async (): Promise<Record<string, string>> => ({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://bench.example.com',
  DATABASE_URL: mariaDb.url,
  MQTT_PORT: String(await freePort()),
  IFTTT_SERVICE_KEY: randomBytes(16).toString('hex'),
  IFTTT_CLIENT_ID: 'ifttt-client',
  IFTTT_CLIENT_SECRET: randomBytes(16).toString('hex'),
  IFTTT_SERVICE_ID: 'bench',
  IFTTT_REALTIME_URL: 'http://127.0.0.1:9/',
});

beforeAll(async () => {
  mariaDb = await OwnMariaDb.create();
  await promisify(execFile)(process.execPath, [`${PROGRAM}/migrate.js`], { env: { DATABASE_URL: mariaDb.url } });
  await fill(mariaDb.url, dataset, (done) => console.log(`${Math.round(done * 100)} % of the events are written`));
  const packages = await installPackages();
  const database = { DATABASE_URL: mariaDb.url };
  const path = '/third-party/ifttt/v1/triggers/voice_command';
  sides.push(
    await Side.create(YARDSTICK, path, [`${SIDES}/bare-http.mjs`], database),
    await Side.create(SERVICE, path, [`${PROGRAM}/main.js`], await serviceEnv()),
    await Side.create('Fastify', path, [`${SIDES}/fastify.mjs`], database),
    await Side.create(
      'npm ifttt, in memory',
      '/ifttt/v1/triggers/voice_command',
      [`${SIDES}/ifttt-package.mjs`, packages],
      {},
    ),
  );
});

afterAll(async () => {
  await Promise.all(sides.map((side) => side.stop()));
  await mariaDb.kill();
});

it('the service answers what the plain SQL says, byte for byte', async () => {
  const [yardstick, service] = sides;
  for (let owner = 1; owner <= size; owner += Math.ceil(size / 100)) {
    // made, and then kept
    for (let time = 0; time < 3; time += 1) expect(await service!.poll(owner)).toBe(await yardstick!.poll(owner));
  }
});

it('the service has been polled for every owner once, as in every hour', async () => {
  let owner = 0;
  const asking = Array.from({ length: 16 }, async () => {
    while (owner < size) await sides[1]!.poll((owner += 1));
  });
  await Promise.all(asking);
});

it.each([false, true])('polls, gzip %s', async (gzip) => {
  const compared = gzip ? sides.slice(0, 3) : sides;
  const results = await inTurn(compared, { ...load, gzip }, rounds, (line) => console.log(line));
  const figures = new Map([...results].map(([name, measured]) => [name, medians(measured)]));
  const { perSecond: yardstick } = figures.get(YARDSTICK)!;
  console.log(`${cpus().length} cores, ${cpus()[0]?.model}; Node ${process.version}; medians of ${rounds} rounds`);
  console.table(
    [...figures].map(([side, { perSecond, p50, p99, failed }]) => ({
      side,
      'requests/s': Math.round(perSecond),
      'times the yardstick': Number((perSecond / yardstick).toFixed(2)),
      'p50 ms': p50,
      'p99 ms': p99,
      failed,
    })),
  );
  for (const { failed } of figures.values()) expect(failed).toBe(0);
});
