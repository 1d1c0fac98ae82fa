import { OutboxEntry } from '#persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingMariaDb, OwnMariaDb } from '../../support/own-mariadb.js';
import { type Service, startService } from './service.js';

describe.skipIf(missingMariaDb())('On a server whose own mode takes a backslash for a character', () => {
  let server: OwnMariaDb;
  let service: Service;

  beforeAll(async () => {
    server = await OwnMariaDb.create(['--sql-mode=NO_BACKSLASH_ESCAPES,ANSI_QUOTES']);
    service = await startService(server.url);
  });
  afterAll(async () => {
    await service.module.close();
    await server.kill();
  });

  it('values stay values', async () => {
    const keys = ["' OR 1 = 1 -- ", 'back\\slash', "\\' OR 1 = 1 -- ", '"quoted"'];
    await service.transactions.run((tx) => tx.enqueue('k', keys));
    const { manager } = service.dataSource;
    expect((await manager.findBy(OutboxEntry, { kind: 'k' })).map(({ key }) => key).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(await manager.countBy(OutboxEntry, { key })).toBe(1);
  });
});
