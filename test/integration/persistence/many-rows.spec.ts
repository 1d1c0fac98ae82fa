import { anyOf, OutboxEntry } from '#persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from './databases.js';
import { type Service, startService } from './service.js';

/** More than one statement takes, and no power of two. */
const AMOUNT = 1_303;
/** What means something in SQL, in JSON or to a driver. */
const ODD = ['it\'s "quoted"', 'back\\slash', 'a ? and :name', '😀 é', 'a\u0000b', '$[0]', 'NULL', '1e3', '%_'];

describe.each(DATABASES)('Many rows at once, on $name', (kind) => {
  let database: TestDatabase;
  let service: Service;
  const keys = Array.from({ length: AMOUNT }, (_, index) => `${ODD[index % ODD.length]} ${index}`);

  beforeAll(async () => {
    database = await kind.create();
    service = await startService(database.url);
    await service.transactions.run((tx) => tx.enqueue('many', keys, { some: ['thing', 1] }));
  });
  afterAll(async () => {
    await service.module.close();
    await database.drop();
  });

  it('are what they were', async () => {
    const entries = await service.dataSource.manager.findBy(OutboxEntry, { kind: 'many' });
    expect(entries.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(entries[0]).toMatchObject({ payload: { some: ['thing', 1] }, attempts: 0, createdAt: service.clock.now() });
  });

  it('are found by one column', async () => {
    const { manager, driver } = service.dataSource;
    const key = driver.escape('key');
    for (const wanted of [keys.slice(0, 1), keys.slice(100)]) {
      const [any, values] = anyOf(manager, [...wanted, 'a key that is none']);
      const rows: { key: string }[] = await manager.query(`SELECT ${key} FROM outbox WHERE ${key} IN ${any}`, [values]);
      expect(rows.map((row) => row.key).sort()).toEqual([...wanted].sort());
    }
  });

  it('are found by several columns together', async () => {
    const { manager, driver } = service.dataSource;
    const key = driver.escape('key');
    const names = keys.slice(0, 700).map((one, index) => [index % 2 === 0 ? 'many' : 'another kind', one]);
    const [any, values] = anyOf(manager, names);
    const rows: { key: string }[] = await manager.query(`SELECT ${key} FROM outbox WHERE (kind, ${key}) IN ${any}`, [
      values,
    ]);
    expect(rows.map((row) => row.key).sort()).toEqual(
      keys
        .slice(0, 700)
        .filter((_, index) => index % 2 === 0)
        .sort(),
    );
  });
});
