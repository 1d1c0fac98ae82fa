import { OutboxEntry, Pruner, type PruningRule } from '#persistence';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Service, startService } from './service.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

describe('Pruner', () => {
  const condition = vi.fn<PruningRule['condition']>();
  let service: Service;

  const insert = (id: string, kind: string) =>
    service.dataSource.manager.insert(OutboxEntry, { id, kind, key: '', createdAt: 1, availableAt: 1 });
  const expectLeft = (...ids: string[]) =>
    vi.waitFor(async () => {
      const rows = await service.dataSource.manager.find(OutboxEntry, { order: { id: 'ASC' } });
      expect(rows.map(({ id }) => id)).toEqual(ids);
      // The next look is set when this one is over.
      expect(service.clock.next).toBe(service.clock.now() + MINUTE_MS);
    });

  beforeEach(async () => {
    service = await startService('sqlite::memory:');
    condition.mockReset().mockReturnValue({ sql: 'candidate.kind = ?', values: ['old'] });
    service.module.get(Pruner).register({ entity: OutboxEntry, condition });
  });
  afterEach(() => service.module.close());

  it('looks each minute, and prunes each day, by itself', async () => {
    await insert('1', 'new');
    await insert('2', 'old');
    service.clock.advanceTo(service.clock.next);
    await expectLeft('1');
    const first = service.clock.now();
    await insert('3', 'old');
    service.clock.advanceTo(first + DAY_MS - MINUTE_MS);
    await expectLeft('1', '3');
    service.clock.advanceTo(first + DAY_MS);
    await expectLeft('1');
  });

  it('tries again when it failed', async () => {
    condition.mockReturnValueOnce({ sql: 'candidate.no_such_column = ?', values: [''] });
    await insert('1', 'old');
    service.clock.advanceTo(service.clock.next);
    await expectLeft('1');
    service.clock.advanceTo(service.clock.next);
    await expectLeft();
  });
});
