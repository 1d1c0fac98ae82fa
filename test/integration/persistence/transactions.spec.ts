import { OutboxEntry, type Transaction } from '#persistence';
import { In } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from './databases.js';
import { type Service, startService } from './service.js';

const entry = (id: string) => ({ id, kind: 'k', key: id, createdAt: 1, availableAt: 1 });

function latch(): { opened: Promise<void>; open: () => void } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(DATABASES)('Transactions on $name', (kind) => {
  let database: TestDatabase;
  let service: Service;
  const keys = async () => (await service.dataSource.manager.find(OutboxEntry)).map(({ key }) => key).sort();

  beforeEach(async () => {
    database = await kind.create();
    service = await startService(database.url);
  });
  afterEach(async () => {
    await service.module.close();
    await database.drop();
  });

  it('commit what resolves and undo what throws', async () => {
    const { transactions } = service;
    expect(await transactions.run(async ({ manager }) => (await manager.insert(OutboxEntry, entry('a')), 7))).toBe(7);
    const failing = transactions.run(async ({ manager }) => {
      await manager.insert(OutboxEntry, entry('b'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await keys()).toEqual(['a']);
  });

  it('of one statement commit it, or leave nothing behind', async () => {
    const { transactions } = service;
    await transactions.statement((manager) => manager.insert(OutboxEntry, entry('a')));
    const failing = transactions.statement((manager) => manager.insert(OutboxEntry, [entry('b'), entry('a')]));
    await expect(failing).rejects.toThrow();
    expect(await keys()).toEqual(['a']);
  });

  it('do what follows a commit after it, and not without one', async () => {
    const { transactions } = service;
    const done: string[] = [];
    await transactions.run(async (tx) => {
      tx.afterCommit(() => done.push('followed'));
      await tx.manager.insert(OutboxEntry, entry('a'));
      done.push('written');
    });
    const failing = transactions.run(async (tx) => {
      tx.afterCommit(() => done.push('followed nothing'));
      await tx.manager.insert(OutboxEntry, entry('a'));
    });
    await expect(failing).rejects.toThrow();
    expect(done).toEqual(['written', 'followed']);
  });

  it('do not mix: one rolls back beside another that commits, and nobody sees it before', async () => {
    const { transactions } = service;
    const written = latch();
    const finish = latch();
    const failing = transactions.run(async ({ manager }) => {
      await manager.insert(OutboxEntry, entry('undone'));
      written.open();
      await finish.opened;
      throw new Error('no');
    });
    await written.opened;
    const seen = keys();
    const committing = transactions.run(({ manager }) => manager.insert(OutboxEntry, entry('kept')));
    const saving = service.dataSource.manager.save(OutboxEntry, entry('saved'));
    finish.open();
    await expect(failing).rejects.toThrow('no');
    await Promise.all([committing, saving]);
    expect(await seen).not.toContain('undone');
    expect(await keys()).toEqual(['kept', 'saved']);
  });

  it('many at once all take effect', async () => {
    const { transactions } = service;
    const ids = Array.from({ length: 40 }, (_, index) => `row-${index}`);
    await Promise.all(ids.map((id) => transactions.run(({ manager }) => manager.insert(OutboxEntry, entry(id)))));
    expect(await service.dataSource.manager.countBy(OutboxEntry, { id: In(ids) })).toBe(40);
  });

  it('leave the connection usable after a statement that failed', async () => {
    const { transactions } = service;
    await transactions.run(({ manager }) => manager.insert(OutboxEntry, entry('a')));
    await expect(transactions.run(({ manager }) => manager.insert(OutboxEntry, entry('a')))).rejects.toThrow();
    await transactions.run(({ manager }) => manager.insert(OutboxEntry, entry('b')));
    expect(await keys()).toEqual(['a', 'b']);
  });

  it('run again after a deadlock', async ({ skip }) => {
    skip(!kind.shared);
    const { transactions } = service;
    await transactions.run(({ manager }) => manager.insert(OutboxEntry, [entry('a'), entry('b')]));
    const first = latch();
    const second = latch();
    let attempts = 0;
    const touch = async ({ manager }: Transaction, ids: [string, string], mine: () => void, theirs: Promise<void>) => {
      attempts += 1;
      await manager.increment(OutboxEntry, { id: ids[0] }, 'attempts', 1);
      mine();
      await theirs;
      await manager.increment(OutboxEntry, { id: ids[1] }, 'attempts', 1);
    };
    await Promise.all([
      transactions.run((tx) => touch(tx, ['a', 'b'], first.open, second.opened)),
      transactions.run((tx) => touch(tx, ['b', 'a'], second.open, first.opened)),
    ]);
    expect(attempts).toBe(3);
    const rows = await service.dataSource.manager.find(OutboxEntry);
    expect(rows.map((row) => row.attempts)).toEqual([2, 2]);
  });

  it('give up on a lock that stays taken after one wait', async ({ skip }) => {
    skip(!kind.shared);
    const { transactions } = service;
    await transactions.run(({ manager }) => manager.insert(OutboxEntry, entry('a')));
    const locked = latch();
    const finish = latch();
    const holding = transactions.run(async ({ manager }) => {
      await manager.increment(OutboxEntry, { id: 'a' }, 'attempts', 1);
      locked.open();
      await finish.opened;
    });
    await locked.opened;
    let attempts = 0;
    const waiting = transactions.run(async ({ manager }) => {
      attempts += 1;
      await manager.increment(OutboxEntry, { id: 'a' }, 'attempts', 1);
    });
    await expect(waiting).rejects.toMatchObject({ code: 'ER_LOCK_WAIT_TIMEOUT' });
    finish.open();
    await holding;
    expect(attempts).toBe(1);
  });

  it('say so when a query inside would wait for its own transaction', async ({ skip }) => {
    skip(kind.shared);
    const inside = service.transactions.run(() => service.dataSource.manager.find(OutboxEntry));
    await expect(inside).rejects.toThrow('the manager of the transaction');
    expect(await keys()).toEqual([]);
  });
});
