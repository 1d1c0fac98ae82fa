import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPackages } from '../conformance/ifttt-package/installed-package.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { type Dataset, fill, mariaDbTarget } from './dataset.js';
import { type Measured, runLoad } from './load.js';
import { barsOf, type Rounds } from './report/figures.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { OURS, publish } from './report/publish.js';
import { type Comparison, rounded, spreadOf, type Target } from './report/result.js';
import { inTurn, USUAL_ROUNDS } from './rounds.js';
import { migrate, POLLS, productionEnv, SERVICE_PROGRAM } from './service.js';
import { pollEveryOwner, Side } from './side.js';

const SIDES = resolve(import.meta.dirname, 'sides');
const YARDSTICK = 'node:http, mysql2';
const PACKAGE = 'npm ifttt, in memory';

const owners = knob('BENCH_OWNERS', 20_000);
const rounds = knob('BENCH_ROUNDS', USUAL_ROUNDS);
const dataset: Dataset = { owners, eventsEach: 50 };
const load = { owners, connections: 32, seconds: 5 };
const startedAt = Date.now();
const progress = new Progress();

let mariaDb: OwnMariaDb;
const sides: Side[] = [];
const found = new Map<boolean, Map<string, Measured[]>>();

beforeAll(async () => {
  // Room for all of the events, as a database for so many has.
  mariaDb = await OwnMariaDb.create(['--innodb-buffer-pool-size=1G']);
  await migrate(mariaDb.url);
  await fill(await mariaDbTarget(mariaDb.url), dataset, (done) =>
    progress.show(`${Math.round(done * 100)} % of the events are written`),
  );
  const packages = await installPackages();
  const database = { DATABASE_URL: mariaDb.url };
  sides.push(
    await Side.create(YARDSTICK, POLLS, [`${SIDES}/bare-http.mjs`], database),
    await Side.create(OURS, POLLS, SERVICE_PROGRAM, await productionEnv(database)),
    await Side.create('Fastify', POLLS, [`${SIDES}/fastify.mjs`], database),
    await Side.create(PACKAGE, '/ifttt/v1/triggers/voice_command', [`${SIDES}/ifttt-package.mjs`, packages], {}),
  );
});

afterAll(async () => {
  progress.stop();
  await Promise.all(sides.map((side) => side.stop()));
  await mariaDb?.kill();
});

it('the service answers what the plain SQL says, byte for byte', async () => {
  const [yardstick, service] = sides;
  for (let owner = 1; owner <= owners; owner += Math.ceil(owners / 100)) {
    // made, and then kept
    for (let time = 0; time < 3; time += 1) expect(await service!.poll(owner)).toBe(await yardstick!.poll(owner));
  }
});

it('the service has been polled for every owner once, as in every hour', async () => {
  const { name, url } = sides[1]!;
  await pollEveryOwner(name, url, owners);
});

it.each([false, true])('polls, gzip %s', async (gzip) => {
  const compared = gzip ? sides.slice(0, 3) : sides;
  const measure = (side: Side, warmUp: boolean) => runLoad(side, { ...load, gzip, ...(warmUp && { seconds: 2 }) });
  const describe = ({ perSecond }: Measured) => `${Math.round(perSecond)}/s`;
  found.set(gzip, await inTurn(compared, rounds, measure, describe, progress));
  for (const measured of found.get(gzip)!.values()) expect(measured.every(({ failed }) => failed === 0)).toBe(true);
});

it('the results', async () => {
  const plain = found.get(false)!;
  const gzipped = found.get(true)!;
  const [toYardstick, toPackage, toGzipped] = [
    timesOf(plain, YARDSTICK),
    timesOf(plain, PACKAGE),
    timesOf(gzipped, YARDSTICK),
  ];
  const target = (what: string, measured: number, bound: number): Target => ({
    what,
    unit: '',
    measured,
    is: 'at least',
    bound,
  });
  const setting = `${owners * dataset.eventsEach} events of ${owners} owners in MariaDB, every request another owner's, ${load.connections} connections.`;
  await publish(
    {
      name: 'poll',
      setting,
      comparisons: [
        comparisonOf('Polls a second', plain, 2 * medianOf(plain, YARDSTICK)),
        comparisonOf('Polls a second, gzip', gzipped, 1.5 * medianOf(gzipped, YARDSTICK)),
      ],
      tables: [
        { title: 'Without gzip', rows: rowsOf(plain) },
        { title: 'With gzip', rows: rowsOf(gzipped) },
      ],
      targets: [
        target(`polls, times ${YARDSTICK}`, toYardstick, 2),
        target(`polls, times ${PACKAGE}`, toPackage, 1.5),
        target(`polls with gzip, times ${YARDSTICK} with gzip`, toGzipped, 1.5),
      ],
    },
    startedAt,
  );
});

const medianOf = (found: Rounds<Measured>, side: string): number =>
  spreadOf(found.get(side)!.map(({ perSecond }) => perSecond)).median;
const timesOf = (found: Rounds<Measured>, other: string): number => medianOf(found, OURS) / medianOf(found, other);

function comparisonOf(title: string, found: Rounds<Measured>, target: number): Comparison {
  return { title, unit: 'requests/s', bars: barsOf(found, ({ perSecond }) => perSecond), target };
}

function rowsOf(found: Rounds<Measured>): Record<string, string | number>[] {
  return [...found].map(([side, measured]) => ({
    side,
    'requests/s': Math.round(medianOf(found, side)),
    'times the yardstick': rounded(medianOf(found, side) / medianOf(found, YARDSTICK)),
    'p50 ms': spreadOf(measured.map(({ p50 }) => p50)).median,
    'p99 ms': spreadOf(measured.map(({ p99 }) => p99)).median,
  }));
}
