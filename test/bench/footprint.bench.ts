import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { fill, mariaDbTarget } from './dataset.js';
import { runLoad } from './load.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { OURS, publish } from './report/publish.js';
import { rounded, spreadOf, type Target } from './report/result.js';
import { USUAL_ROUNDS } from './rounds.js';
import { migrate, NODE_OPTIONS, POLLS, productionEnv } from './service.js';
import { Side } from './side.js';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
/** As the Dockerfile sets it. */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_ARENA_MAX: '2' };
const MIB = 2 ** 20;

const rounds = knob('BENCH_ROUNDS', USUAL_ROUNDS);
const polls = knob('BENCH_POLLS', 1_000_000);
const owners = knob('BENCH_OWNERS', 20_000);
const startedAt = Date.now();
const progress = new Progress();
const image = join(inject('run').directory, 'image');
const program = join(image, 'dist/apps/third-party/src/main.js');

let mariaDb: OwnMariaDb;
let starts: number[] = [];
const resident: { readonly polls: number; readonly mib: number }[] = [];

beforeAll(async () => {
  await run(process.execPath, [join(ROOT, 'scripts/image.mjs'), image]);
  mariaDb = await OwnMariaDb.create(['--innodb-buffer-pool-size=1G']);
  await migrate(mariaDb.url);
  await fill(await mariaDbTarget(mariaDb.url), { owners, eventsEach: 50 }, (done) =>
    progress.show(`${Math.round(done * 100)} % of the events are written`),
  );
});

afterAll(async () => {
  progress.stop();
  await mariaDb?.kill();
});

const start = async (): Promise<Side> => {
  const env = await productionEnv({ DATABASE_URL: mariaDb.url, ...MALLOC });
  return Side.create(OURS, POLLS, [...NODE_OPTIONS, program], env);
};

async function residentMib({ pid }: Side): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

it('starts', async () => {
  for (let round = 0; round <= rounds; round += 1) {
    const before = performance.now();
    const side = await start();
    starts.push(performance.now() - before);
    await side.stop();
    progress.tell(`start ${round} of ${rounds}: ${Math.round(starts.at(-1)!)} ms`);
  }
  // The first one reads the program from the disk.
  starts = starts.slice(1);
});

it('remembers nothing of the polls it has answered', async () => {
  const side = await start();
  let answered = 0;
  const look = async (): Promise<void> => {
    resident.push({ polls: answered, mib: await residentMib(side) });
    progress.tell(`${answered} polls: ${Math.round(resident.at(-1)!.mib)} MiB`);
  };
  await look();
  const seconds = 5;
  for (let nextLook = polls / 10; answered < polls;) {
    const { perSecond } = await runLoad(side, { owners, connections: 32, seconds, gzip: true });
    answered += Math.round(perSecond * seconds);
    if (answered < nextLook) continue;
    await look();
    nextLook = answered + polls / 10;
  }
  await side.stop();
});

it('the results', async () => {
  const start = spreadOf(starts);
  const inHalf = resident.find((one) => one.polls >= polls / 2)!;
  const inTheEnd = resident.at(-1)!;
  const target = (what: string, unit: string, measured: number, bound: number): Target => ({
    what,
    unit,
    measured,
    is: 'at most',
    bound,
  });
  await publish(
    {
      name: 'footprint',
      setting: `What the image holds, started with its settings on a MariaDB that is up to date; then polls with gzip by 32 connections. Node itself and the image's system are not counted in the size.`,
      comparisons: [
        {
          title: 'Resident memory after so many polls',
          unit: 'MiB',
          target: 180,
          bars: resident.map(({ polls: after, mib }) => ({
            side: after.toLocaleString('en'),
            median: mib,
            low: mib,
            high: mib,
          })),
        },
      ],
      tables: [
        {
          title: 'Installed',
          rows: [{ what: 'all that the image adds to Node, MiB', size: rounded(sizeOf(image) / MIB) }],
        },
      ],
      targets: [
        target('start to the first 200', 's', start.median / 1000, 2),
        target(`resident after ${polls.toLocaleString('en')} polls`, 'MiB', inTheEnd.mib, 180),
        target('times the memory after half of them', '', inTheEnd.mib / inHalf.mib, 1.05),
      ],
    },
    startedAt,
  );
});

function sizeOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
