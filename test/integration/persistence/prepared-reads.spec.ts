import { DatabaseCheck, OutboxEntry, PreparedReads } from '#persistence';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from './databases.js';
import { type Service, startService } from './service.js';

describe.each(DATABASES)('on $name', (kind) => {
  let database: TestDatabase;
  let service: Service;

  beforeEach(async () => {
    database = await kind.create();
    service = await startService(database.url);
  });
  afterEach(async () => {
    await service.module.close();
    await database.drop();
  });

  it('prepared reads take strings, numbers, null and a limit', async () => {
    const entry = (id: string, availableAt: number) => ({ id, kind: 'k', key: id, createdAt: 1, availableAt });
    await service.transactions.run(({ manager }) =>
      manager.insert(OutboxEntry, [entry('a', 1_800_000_000_000), entry('b', 1_800_000_000_001), entry('c', 1)]),
    );
    const reads = service.module.get(PreparedReads);
    const sql = `SELECT id, available_at FROM outbox
      WHERE kind = ? AND available_at >= ? AND COALESCE(payload, ?) IS NULL ORDER BY available_at DESC LIMIT ?`;
    const read = () =>
      reads.query<{ id: string; available_at: string | number }>(sql, ['k', 1_800_000_000_000, null, 1]);
    for (const rows of [await read(), await read()]) {
      expect(rows.map(({ id, available_at }) => [id, Number(available_at)])).toEqual([['b', 1_800_000_000_001]]);
    }
    await expect(reads.query('SELECT nothing FROM nowhere', [])).rejects.toThrow();
  });

  it('the database check passes while there is a database', async () => {
    const check = service.module.get(DatabaseCheck);
    await check.check();
    await service.dataSource.destroy();
    await expect(check.check()).rejects.toThrow();
    await service.dataSource.initialize();
  });
});
