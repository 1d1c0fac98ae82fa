import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { MariaDatabase, SqliteDatabase, type TestDatabase } from '../support/database.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { eventually } from '../support/waiting.js';
import { bytesPerRow } from './bytes-per-row.js';
import { cpuSince } from './cpu.js';
import { fillMariaDb, fillSqlite } from './many-events.js';
import { type Plan, planPage, plansOfPolls } from './plans.js';
import { writePage } from './report/docs.js';
import { barsOf, type Figure, rowsOf } from './report/figures.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { publish } from './report/publish.js';
import { type Comparison, quantile, type Target } from './report/result.js';
import { inTurn, USUAL_ROUNDS } from './rounds.js';
import { migrate, POLLS, productionEnv, SERVICE_PROGRAM } from './service.js';
import { Side } from './side.js';

const POLLER = resolve(import.meta.dirname, 'timed-polls.mjs');

const rounds = knob('BENCH_ROUNDS', USUAL_ROUNDS);
const many = knob('BENCH_EVENTS', 10_000_000);
const few = Math.min(100_000, many / 10);
const owners = knob('BENCH_OWNERS', 2_000);
const BOUND = 1.15;
/** The index of ten million events fits into it, as it has to wherever a database is to be quick. */
const BUFFER_POOL = '4G';
const startedAt = Date.now();
const progress = new Progress();

let mariaDb: OwnMariaDb;
let sizes: Awaited<ReturnType<typeof bytesPerRow>> = [];
const found = new Map<string, Map<string, Measured[]>>();
const plans = new Map<string, readonly Plan[]>();

/** Every owner, polled once. */
interface Polled {
  /** In milliseconds, the shortest first. */
  readonly times: readonly number[];
  /** Of the service's processor time, microseconds. */
  readonly cpuEach: number;
  /** Of the database's, where it is a process of its own. */
  readonly serverEach: number | null;
}

interface Measured {
  readonly made: Polled;
  readonly ready: Polled;
}

/** A database that has grown. */
interface Grown {
  readonly name: string;
  readonly url: string;
  readonly database: TestDatabase;
  readonly server?: OwnMariaDb;
}

/** And the service over it. */
interface Asked extends Grown {
  readonly side: Side;
}

beforeAll(async () => {
  const settings = [`--innodb-buffer-pool-size=${BUFFER_POOL}`, '--innodb-log-file-size=1G'];
  mariaDb = await OwnMariaDb.create([...settings, '--innodb-flush-log-at-trx-commit=0']);
});

afterAll(async () => {
  progress.stop();
  await mariaDb?.kill();
});

async function newMariaDb(events: number): Promise<Grown> {
  const name = nameOf(events);
  const url = await mariaDb.createDatabase(`events_${events}`);
  await migrate(url);
  await fillMariaDb(url, { owners, events }, (done) => progress.show(`MariaDB, ${name}: ${percent(done)} are written`));
  return { name, url, database: new MariaDatabase(url), server: mariaDb };
}

async function newSqlite(events: number): Promise<Grown> {
  const name = nameOf(events);
  const path = join(inject('run').directory, `events-${events}.sqlite`);
  const url = `sqlite:${path}`;
  await migrate(url);
  await fillSqlite(path, { owners, events }, (done) => progress.show(`SQLite, ${name}: ${percent(done)} are written`));
  return { name, url, database: new SqliteDatabase(path) };
}

const nameOf = (events: number): string => `${events.toLocaleString('en')} events`;
const percent = (done: number): string => `${Math.round(done * 100)} %`;

/** @param settled resolves when what follows from the answers is done, which counts as well */
async function pollEach({ side, server }: Asked, settled = () => Promise.resolve()): Promise<Polled> {
  const [cpu, serverCpu] = [cpuSince(side), server && cpuSince(server)];
  const env = { PATH: process.env['PATH'] ?? '', POLLS: JSON.stringify({ url: side.url, owners, connections: 2 }) };
  const { stdout } = await promisify(execFile)(process.execPath, [POLLER], { env, maxBuffer: 2 ** 24 });
  await settled();
  const each = (seconds: number) => (seconds / owners) * 1e6;
  return {
    times: (JSON.parse(stdout) as number[]).sort((one, other) => one - other),
    cpuEach: each(cpu()),
    serverEach: serverCpu ? each(serverCpu()) : null,
  };
}

async function endAnswers({ database }: Grown): Promise<void> {
  await database.execute('UPDATE trigger_timelines SET version = version + 1, answer = NULL, gzipped = NULL');
}

/** Answers are kept behind the callers' backs. */
async function allKept({ database }: Grown): Promise<void> {
  await eventually(
    () =>
      database.query('SELECT COUNT(*) AS kept FROM trigger_timelines WHERE gzipped IS NOT NULL OR answer IS NOT NULL'),
    ([row]) => Number(row!['kept']) >= owners * 0.99,
    60_000,
  );
}

it.each([
  { kind: 'MariaDB', newDatabase: newMariaDb },
  { kind: 'SQLite', newDatabase: newSqlite },
])('$kind', async ({ kind, newDatabase }) => {
  const grown = [await newDatabase(few), await newDatabase(many)];
  plans.set(kind, await plansOfPolls(grown[1]!.url));
  const sides: Asked[] = [];
  for (const each of grown) {
    const env = await productionEnv({ DATABASE_URL: each.url });
    sides.push({ ...each, side: await Side.create(each.name, POLLS, SERVICE_PROGRAM, env) });
  }
  const measure = async (asked: Asked): Promise<Measured> => {
    await endAnswers(asked);
    return { made: await pollEach(asked, () => allKept(asked)), ready: await pollEach(asked) };
  };
  const describe = ({ made, ready }: Measured): string =>
    `p50 ${quantile(made.times, 0.5).toFixed(2)} ms made anew, ${quantile(ready.times, 0.5).toFixed(2)} ms ready`;
  found.set(kind, await inTurn(sides, rounds, measure, describe, progress));
  if (grown[1]!.server) sizes = await bytesPerRow(grown[1]!.database);
  for (const { side, database } of sides) {
    await side.stop();
    await database.close();
  }
});

const WAYS = [
  { of: 'ready', what: 'answers that are ready' },
  { of: 'made', what: 'answers made anew' },
] as const;

const PROCESSOR_TIME: Readonly<Record<string, Figure<Measured>>> = {
  'ready, µs': ({ ready }) => ready.cpuEach,
  'of the database, µs': ({ ready }) => ready.serverEach,
  'made anew, µs': ({ made }) => made.cpuEach,
  'of the database then, µs': ({ made }) => made.serverEach,
};

it('the results', async () => {
  const comparisons: Comparison[] = [];
  const targets: Target[] = [];
  for (const [kind, measured] of found) {
    for (const { of, what } of WAYS) {
      const bars = barsOf(measured, (round) => quantile(round[of].times, 0.5));
      const [small, large] = bars.map(({ median }) => median) as [number, number];
      comparisons.push({ title: `${kind}: p50 of polls, ${what}`, unit: 'milliseconds', bars, target: small * BOUND });
      targets.push({
        what: `${kind}, ${what}: times p50`,
        unit: '',
        measured: large / small,
        is: 'at most',
        bound: BOUND,
      });
    }
  }
  const setting = `The same ${owners} owners are polled one after the other on two connections, where they have ${nameOf(few)} and where they have ${nameOf(many)}, every owner once a round, with gzip. MariaDB has a buffer pool of ${BUFFER_POOL}.`;
  const tables = [
    ...[...found].map(([kind, measured]) => ({
      title: `${kind}: processor time of a poll`,
      rows: rowsOf(measured, PROCESSOR_TIME),
    })),
    { title: `MariaDB, ${nameOf(many)}: what rows take, with their indices`, rows: sizes },
  ];
  await publish({ name: 'growth', setting, comparisons, tables, targets }, startedAt);
  await writePage('benchmarks/plans.md', planPage(plans, nameOf(many)));
});
