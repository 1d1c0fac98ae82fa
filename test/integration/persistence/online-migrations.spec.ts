import { createDataSource, createDataSourceOptions, isUnavailable, runMigrations } from '#persistence';
import type { DataSource, QueryRunner, ReplicationMode } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DATABASES, type TestDatabase } from './databases.js';

/** Statements that leave a release which is still running undisturbed: docs/changing-a-table.md. */
const HARMLESS = [
  /^(START TRANSACTION|COMMIT|SELECT|SHOW|INSERT INTO `?\S*migrations`?)\b/i,
  /^CREATE TABLE /,
  /^CREATE INDEX /,
  // Named by no release: `indexHint` fails without its index.
  /^DROP INDEX `robots_user` /,
  /^ALTER TABLE \S+ ADD `\w+` (?!.*NOT NULL)/,
  /^ALTER TABLE \S+ ADD `\w+` .* DEFAULT /,
];

/** The same statement, which the server refuses where it could not go on writing to the table meanwhile. */
function withoutLock(sql: string): string {
  // MariaDB has a place for it in each of these but DROP INDEX.
  const change = sql.replace(/^DROP INDEX (\S+) ON (\S+)$/, 'ALTER TABLE $2 DROP INDEX $1');
  if (change.startsWith('ALTER TABLE ')) return `${change}, ALGORITHM=INPLACE, LOCK=NONE`;
  return /^CREATE (\w+ )?INDEX /.test(sql) ? `${sql} ALGORITHM=INPLACE LOCK=NONE` : sql;
}

describe.each(DATABASES.filter(({ shared }) => shared))('Migrations of large tables on $name', (kind) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let statements: string[];

  /** All statements of query runners are kept, and made to fail rather than to lock a table. */
  const listen = () => {
    const create = dataSource.createQueryRunner.bind(dataSource);
    vi.spyOn(dataSource, 'createQueryRunner').mockImplementation((mode?: ReplicationMode): QueryRunner => {
      const runner = create(mode);
      const query = runner.query.bind(runner) as (sql: string, ...rest: unknown[]) => Promise<never>;
      runner.query = (sql: string, ...rest: unknown[]) => {
        statements.push(sql);
        return query(withoutLock(sql), ...rest);
      };
      return runner;
    });
  };

  beforeAll(async () => {
    database = await kind.create();
    dataSource = await createDataSource(createDataSourceOptions(database.url, [])).initialize();
    statements = [];
    listen();
    await runMigrations(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('let others write to every table that was there before', () => {
    // Each of them was refused otherwise.
    expect(statements.filter((sql) => withoutLock(sql) !== sql)).not.toEqual([]);
  });

  it('do nothing that the release before would not bear', () => {
    expect(statements.filter((sql) => !HARMLESS.some((form) => form.test(sql)))).toEqual([]);
  });

  it.each([
    'ALTER TABLE `outbox` CHANGE `attempts` `attempts` bigint NOT NULL DEFAULT 0',
    'ALTER TABLE `users` ADD FULLTEXT INDEX `users_name` (`name`)',
    'ALTER TABLE `users` CONVERT TO CHARACTER SET latin1',
  ])('would be found out: %s', async (sql) => {
    await expect(dataSource.query(sql)).rejects.toThrow(/not supported/);
  });

  it.each([
    'DROP INDEX `robots_owner` ON `robots`',
    'UPDATE `robots` SET `status_at` = 1',
    'ALTER TABLE `robots` DROP COLUMN `status_at`',
    'ALTER TABLE `robots` ADD `colour` varchar(16) NOT NULL',
    'ALTER TABLE `robots` CHANGE `name` `label` varchar(100)',
  ])('would be objected to: %s', (sql) => {
    expect(HARMLESS.some((form) => form.test(sql))).toBe(false);
  });

  it('give up where somebody’s transaction goes on and on, rather than hold up everyone behind them', async () => {
    const last = dataSource.migrations.findLastIndex(({ constructor }) => constructor.name.startsWith('AccountPage'));
    const undone = dataSource.migrations.length - last;
    for (let index = 0; index < undone; index += 1) await dataSource.undoLastMigration();
    await dataSource.transaction(async (manager) => {
      await manager.query('SELECT COUNT(*) FROM action_runs');
      const failure: unknown = await runMigrations(dataSource).catch((error: unknown) => error);
      expect(isUnavailable(failure)).toBe(true);
    });
    expect(await runMigrations(dataSource)).toHaveLength(undone);
  });
});
