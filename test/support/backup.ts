import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { createConnection } from 'mysql2/promise';
import { MariaDatabase, SqliteDatabase, type TestDatabase } from './database.js';
import { DATABASE_SERVER, databasePrefix } from './run.js';
import type { Backends } from './stacks.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** A database that a backup was restored into. */
export interface Restored {
  /** Its `DATABASE_URL`. */
  readonly url: string;
  readonly database: TestDatabase;
}

/** Takes a backup of a service's database, as docs/operations.md says. @returns what restores it, into another database */
export async function backUp({ database }: Backends): Promise<() => Promise<Restored>> {
  const path = join(inject('run').directory, randomBytes(4).toString('hex'));
  return database instanceof SqliteDatabase ? backUpSqlite(database.path, path) : backUpMaria(database, path);
}

/** @param path where the backup goes, but for its ending */
export async function backUpSqlite(file: string, path: string): Promise<() => Promise<Restored>> {
  const backup = `${path}-backup.sqlite`;
  await run('node -e', { 'data/robot-ifttt.sqlite': file, 'backup.sqlite': backup });
  return async () => {
    const restored = `${path}-restored.sqlite`;
    copyFileSync(backup, restored);
    return { url: `sqlite:${restored}`, database: new SqliteDatabase(restored) };
  };
}

async function backUpMaria(database: TestDatabase, path: string): Promise<() => Promise<Restored>> {
  const { hostname, port, username, password } = new URL(DATABASE_SERVER);
  const account = { host: hostname, port: port || '3306', user: username, password: decodeURIComponent(password) };
  const lines = Object.entries(account).map(([key, value]) => `${key}=${value}`);
  writeFileSync(`${path}.cnf`, ['[client]', 'protocol=tcp', ...lines, ''].join('\n'));
  const files = { 'client.cnf': `${path}.cnf`, 'backup.sql': `${path}.sql` };
  const [row] = await database.query('SELECT DATABASE() AS name');
  await run('mariadb-dump', { ...files, robot_ifttt: String(row?.['name']) });
  return async () => {
    const name = `${databasePrefix(inject('run').id)}${randomBytes(4).toString('hex')}`;
    const server = await createConnection({ uri: DATABASE_SERVER });
    await server.query(`CREATE DATABASE ${name}`).finally(() => server.end());
    await run('mariadb', { ...files, robot_ifttt: name });
    const url = `${DATABASE_SERVER.replace(/\/$/, '')}/${name}`;
    return { url, database: new MariaDatabase(url) };
  };
}

/** Runs the line of the documentation that begins with this command, with other names in it. */
async function run(command: string, names: Readonly<Record<string, string>>): Promise<void> {
  const lines = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8').split('\n');
  const line = lines.find((one) => one.startsWith(`${command} `));
  if (line === undefined) throw new Error(`docs/operations.md has no line with ${command}.`);
  const script = Object.entries(names).reduce((text, [name, other]) => text.replace(name, other), line);
  await promisify(execFile)('sh', ['-c', script], { cwd: ROOT });
}
