import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { createDataSource, isSqlite } from './data-source.js';
import { createDataSourceOptions } from './database-url.js';
import { withoutWatch } from './silence.js';

const LOCK_TIMEOUT_SECONDS = 60;

/**
 * Runs the migrations that the database does not have yet. Every instance does so at its start, in development and in
 * production; the first one works while the others wait at a lock of the database and then find nothing left to do.
 * Whoever wants to migrate apart from the start, under an account that may change tables, runs `npm run migrate`
 * first: the service then only reads which migrations there are.
 *
 * @returns the names of those that ran
 * @throws Error when the lock is not free within a minute
 */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  // Not DataSource.showMigrations, which makes its table: two instances would do so at once, before the lock.
  if ((await new MigrationExecutor(dataSource).getPendingMigrations()).length === 0) return [];
  if (isSqlite(dataSource)) return namesOf(await dataSource.runMigrations({ transaction: 'each' }));
  return whileLocked(dataSource, async (runner) => {
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    return namesOf(await executor.executePendingMigrations());
  });
}

/** Migrates the database at a URL: the work of `npm run migrate`. */
export async function migrateDatabase(databaseUrl: string): Promise<string[]> {
  const dataSource = await createDataSource(createDataSourceOptions(databaseUrl, [])).initialize();
  try {
    return await runMigrations(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** The lock belongs to the connection that migrates: it is gone when the process is. */
async function whileLocked<T>(dataSource: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await withoutWatch(runner, () => lockAnd(runner, work));
  } finally {
    await runner.release();
  }
}

async function lockAnd<T>(runner: QueryRunner, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  // Lock names are at most 64 characters and shared by all databases of the server.
  const name = "CONCAT('migrate:', LEFT(SHA2(DATABASE(), 256), 40))";
  const [row] = (await runner.query(`SELECT GET_LOCK(${name}, ${LOCK_TIMEOUT_SECONDS}) AS locked`)) as [LockRow];
  if (Number(row.locked) !== 1) throw new Error('Another process has been migrating this database for a minute.');
  try {
    return await work(runner);
  } finally {
    await runner.query(`SELECT RELEASE_LOCK(${name})`);
  }
}

interface LockRow {
  readonly locked: string | number | null;
}

function namesOf(migrations: readonly { name: string }[]): string[] {
  return migrations.map(({ name }) => name);
}
