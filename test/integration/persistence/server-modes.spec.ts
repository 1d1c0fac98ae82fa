import { OutboxEntry } from '#persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingMariaDb, OwnMariaDb } from '../../support/own-mariadb.js';
import { type Service, startService } from './service.js';

describe.skipIf(missingMariaDb())('On a server with settings of its own', () => {
  let server: OwnMariaDb;
  let service: Service;

  beforeAll(async () => {
    server = await OwnMariaDb.create(['--sql-mode=NO_BACKSLASH_ESCAPES,ANSI_QUOTES', '--autocommit=0']);
    service = await startService(server.url);
  });
  afterAll(async () => {
    await service.module.close();
    await server.kill();
  });

  it('a backslash is no way out of a value', async () => {
    const keys = ["' OR 1 = 1 -- ", 'back\\slash', "\\' OR 1 = 1 -- ", '"quoted"'];
    await service.transactions.run((tx) => tx.enqueue('k', keys));
    const { manager } = service.dataSource;
    expect((await manager.findBy(OutboxEntry, { kind: 'k' })).map(({ key }) => key).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(await manager.countBy(OutboxEntry, { key })).toBe(1);
  });

  it('a statement by itself is committed', async () => {
    const entry = { id: 'alone', kind: 'alone', key: 'alone', createdAt: 1, availableAt: 1 };
    await service.transactions.statement((manager) => manager.insert(OutboxEntry, entry));
    const other = await startService(server.url);
    expect(await other.dataSource.manager.countBy(OutboxEntry, { id: 'alone' })).toBe(1);
    await other.module.close();
  });
});
