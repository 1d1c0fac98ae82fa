import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../support/ports.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/apps/third-party/src');

/** Where the service takes the polls of the trigger that is measured. */
export const POLLS = '/third-party/ifttt/v1/triggers/voice_command';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
/** Of Node, as `npm start` gives them. */
export const NODE_OPTIONS = scripts.start.split(' ').filter((word) => word.startsWith('--'));

const profiles = process.env['BENCH_PROFILE'];

/** The built service, as arguments of Node. With BENCH_PROFILE it leaves a profile of its processor time there. */
export const SERVICE_PROGRAM = [
  ...NODE_OPTIONS,
  ...(profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]),
  `${PROGRAM}/main.js`,
];

/** Brings an empty database up to date. */
export async function migrate(databaseUrl: string): Promise<void> {
  await promisify(execFile)(process.execPath, [`${PROGRAM}/migrate.js`], { env: { DATABASE_URL: databaseUrl } });
}

/** The settings of a service as in production; it notifies nobody unless told whom. */
export async function productionEnv(settings: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'https://bench.example.com',
    MQTT_PORT: String(await freePort()),
    IFTTT_SERVICE_KEY: randomBytes(16).toString('hex'),
    IFTTT_CLIENT_ID: 'ifttt-client',
    IFTTT_CLIENT_SECRET: randomBytes(16).toString('hex'),
    IFTTT_SERVICE_ID: 'bench',
    IFTTT_REALTIME_URL: 'http://127.0.0.1:9/',
    ...settings,
  };
}
