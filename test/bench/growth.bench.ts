import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { MariaDatabase, SqliteDatabase, type TestDatabase } from '../support/database.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { eventually } from '../support/waiting.js';
import { fillMariaDb, fillSqlite } from './many-events.js';
import { type Plan, plansOfPolls } from './plans.js';
import { tableOf, writePage } from './report/docs.js';
import { barsOf } from './report/figures.js';
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
const found = new Map<string, Map<string, Measured[]>>();
const plans = new Map<string, readonly Plan[]>();

/** Milliseconds, the shortest first. */
interface Measured {
  readonly made: readonly number[];
  readonly ready: readonly number[];
}

interface Grown {
  readonly name: string;
  readonly url: string;
  readonly database: TestDatabase;
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
  return { name, url, database: new MariaDatabase(url) };
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

/** One of each owner; in milliseconds, the shortest first. */
async function timePolls({ url }: Side): Promise<number[]> {
  const env = { PATH: process.env['PATH'] ?? '', POLLS: JSON.stringify({ url, owners, connections: 2 }) };
  const { stdout } = await promisify(execFile)(process.execPath, [POLLER], { env, maxBuffer: 2 ** 24 });
  return (JSON.parse(stdout) as number[]).sort((one, other) => one - other);
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
  const sides: (Grown & { readonly side: Side })[] = [];
  for (const each of grown) {
    const env = await productionEnv({ DATABASE_URL: each.url });
    sides.push({ ...each, side: await Side.create(each.name, POLLS, SERVICE_PROGRAM, env) });
  }
  const measure = async ({ side, ...each }: (typeof sides)[number]): Promise<Measured> => {
    await endAnswers(each);
    const made = await timePolls(side);
    await allKept(each);
    return { made, ready: await timePolls(side) };
  };
  const describe = ({ made, ready }: Measured): string =>
    `p50 ${quantile(made, 0.5).toFixed(2)} ms made anew, ${quantile(ready, 0.5).toFixed(2)} ms ready`;
  found.set(kind, await inTurn(sides, rounds, measure, describe, progress));
  for (const { side, database } of sides) {
    await side.stop();
    await database.close();
  }
});

const WAYS = [
  { of: 'ready', what: 'answers that are ready' },
  { of: 'made', what: 'answers made anew' },
] as const;

it('the results', async () => {
  const comparisons: Comparison[] = [];
  const targets: Target[] = [];
  for (const [kind, measured] of found) {
    for (const { of, what } of WAYS) {
      const bars = barsOf(measured, (round) => quantile(round[of], 0.5));
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
  await publish({ name: 'growth', setting, comparisons, tables: [], targets }, startedAt);
  await writePage('benchmarks/plans.md', planPage());
});

function planPage(): string {
  const sections = [...plans].flatMap(([kind, all]) => [
    `## ${kind}`,
    ...all.flatMap(({ sql, rows }) => [`\`\`\`sql\n${dedent(sql)}\n\`\`\``, tableOf(rows)]),
  ]);
  const intro = `What a poll reads by statements written by hand, and how the databases go about it with ${nameOf(many)}. Written by \`npm run bench -- growth\`.`;
  return ['# Plans', intro, ...sections].join('\n\n');
}

function dedent(sql: string): string {
  return sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
