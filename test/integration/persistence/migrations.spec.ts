import { existsSync } from 'node:fs';
import {
  createDataSource,
  createDataSourceOptions,
  insertIgnore,
  isUnavailable,
  isUniqueViolation,
  migrateDatabase,
  OutboxEntry,
  runMigrations,
} from '#persistence';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import commandLine from '../../../ormconfig.js';
import { DATABASES, type TestDatabase } from './databases.js';
import { allEntities } from './entities.js';

const entry = (id: string, key: string) => ({ id, kind: 'k', key, createdAt: 1, availableAt: 1_800_000_000_000 });

describe.each(DATABASES)('$name', (kind) => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await kind.create();
    dataSource = await createDataSource(createDataSourceOptions(database.url, await allEntities())).initialize();
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('migrates up, down and up', async () => {
    expect(await runMigrations(dataSource)).not.toEqual([]);
    expect(await runMigrations(dataSource)).toEqual([]);
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    const runner = dataSource.createQueryRunner();
    for (const { tableName } of dataSource.entityMetadatas) expect(await runner.hasTable(tableName)).toBe(false);
    await runner.release();
    expect(await runMigrations(dataSource)).not.toEqual([]);
  });

  it('gives the entities all they need', async () => {
    await runMigrations(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('compares strings byte for byte, and hands moments back as numbers', async () => {
    await runMigrations(dataSource);
    const { manager } = dataSource;
    await manager.insert(
      OutboxEntry,
      ['key', 'KEY', 'kéy', 'key2', 'key '].map((key) => entry(key, key)),
    );
    expect(await manager.countBy(OutboxEntry, { key: 'key' })).toBe(1);
    expect(await manager.findOneBy(OutboxEntry, { key: 'key' })).toEqual({
      ...entry('key', 'key'),
      payload: null,
      traceparent: null,
      attempts: 0,
    });
  });

  it('refuses a value that does not fit rather than cutting it', async ({ skip }) => {
    // SQLite has no lengths.
    skip(!kind.shared);
    await runMigrations(dataSource);
    await expect(insertIgnore(dataSource.manager, OutboxEntry, [entry('a', 'x'.repeat(256))])).rejects.toThrow();
  });

  it('insertIgnore leaves alone what is there, and adds the rest', async () => {
    await runMigrations(dataSource);
    const { manager } = dataSource;
    await insertIgnore(manager, OutboxEntry, [entry('a', 'first')]);
    await insertIgnore(manager, OutboxEntry, [entry('a', 'second'), entry('b', 'second')]);
    await insertIgnore(manager, OutboxEntry, []);
    const rows = await manager.find(OutboxEntry, { order: { id: 'ASC' } });
    expect(rows.map(({ id, key }) => [id, key])).toEqual([
      ['a', 'first'],
      ['b', 'second'],
    ]);
  });

  it('knows a duplicate from a missing database', async () => {
    await runMigrations(dataSource);
    await dataSource.manager.insert(OutboxEntry, entry('a', 'k'));
    const duplicate: unknown = await dataSource.manager
      .insert(OutboxEntry, entry('a', 'k'))
      .catch((error: unknown) => error);
    expect(isUniqueViolation(duplicate)).toBe(true);
    expect(isUnavailable(duplicate)).toBe(false);
  });

  it('lets instances that start together migrate once', async ({ skip }) => {
    skip(!kind.shared);
    const ran = await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(database.url)));
    expect(ran.flat()).toEqual(dataSource.migrations.map((migration) => migration.constructor.name));
  });
});

it('the command line knows every entity', async () => {
  expect(new Set(commandLine.options.entities as unknown[])).toEqual(new Set<unknown>(await allEntities()));
});

it('a database that is away is unavailable', async () => {
  const options = createDataSourceOptions('mysql://root@127.0.0.1:1/none', []);
  const error: unknown = await createDataSource(options)
    .initialize()
    .catch((reason: unknown) => reason);
  expect(isUnavailable(error)).toBe(true);
});

it.runIf(existsSync('/proc/self'))('a database where no folder can be made is not waited for', async () => {
  await expect(migrateDatabase('sqlite:/proc/nowhere/test.sqlite')).rejects.toMatchObject({ syscall: 'mkdir' });
});
