import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { makeFolder } from './sqlite/folder.js';
import { Mutex } from './sqlite/mutex.js';
import { SerialQueryRunner } from './sqlite/serial-query-runner.js';

/** Whose turn it is on each SQLite connection. */
const turns = new WeakMap<DataSource, Mutex>();

/** A data source, not yet connected, whose transactions are apart from each other on SQLite as well. */
export function createDataSource(options: DataSourceOptions): DataSource {
  const dataSource = new DataSource(options);
  if (isSqlite(dataSource)) {
    const driver = dataSource.driver as BetterSqlite3Driver;
    const turn = new Mutex();
    turns.set(dataSource, turn);
    const statements = new Map<string, unknown>();
    driver.createQueryRunner = (): QueryRunner => new SerialQueryRunner(driver, turn, statements);
    // TypeORM's own, which it has no option for, tries for ever where no folder can be made.
    Object.assign(driver, { createDatabaseDirectory: makeFolder });
  }
  return dataSource;
}

/** Who uses the one connection of a SQLite data source, and who waits for it. */
export function turnOf(dataSource: DataSource): Mutex {
  return turns.get(dataSource)!;
}

/** SQLite, as opposed to MySQL and MariaDB, for the few statements that differ. */
export function isSqlite(dataSource: DataSource): boolean {
  return dataSource.options.type === 'better-sqlite3';
}
