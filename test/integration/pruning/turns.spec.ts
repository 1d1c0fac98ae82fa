import { randomUUID } from 'node:crypto';
import { VoiceCommandEvent } from '#robots';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PruningTurn } from '../../../libs/persistence/src/pruning/pruning-turn.entity.js';
import { DATABASES, type TestDatabase } from '../persistence/databases.js';
import { ServiceUnderTest } from '../steps/service.js';
import { heard } from './history.js';

const TABLE = 'voice_command_events';
/** More than two batches. */
const AMOUNT = 500;

describe.each(DATABASES.filter(({ lasting }) => lasting))('Pruning on $name', (kind) => {
  let database: TestDatabase;
  let services: ServiceUnderTest[];

  const start = async () => {
    const service = await ServiceUnderTest.start(database.url, { RETENTION_DAYS: '1' });
    services.push(service);
    return service;
  };
  const past = ({ dataSource }: ServiceUnderTest) =>
    heard(dataSource, { userId: randomUUID(), robotId: randomUUID(), words: 'dance', amount: AMOUNT, daysAgo: 9 });
  const left = ({ dataSource }: ServiceUnderTest) => dataSource.manager.count(VoiceCommandEvent);
  const turnOf = ({ dataSource }: ServiceUnderTest) =>
    dataSource.manager.findOneByOrFail(PruningTurn, { tableName: TABLE });
  /** Rows of the events that this instance deleted, batch by batch. */
  const batchesOf = ({ pruningMetrics }: ServiceUnderTest, then = () => {}) => {
    const batches: number[] = [];
    vi.spyOn(pruningMetrics, 'pruned').mockImplementation((table, rows) => {
      if (table !== TABLE) return;
      batches.push(rows);
      then();
    });
    return batches;
  };
  const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);

  beforeEach(async () => {
    database = await kind.create();
    services = [];
  });
  afterEach(async () => {
    await Promise.all(services.map((service) => service.close()));
    await database.drop();
  });

  it('goes in small batches, once a day', async () => {
    const service = await start();
    await past(service);
    const batches = batchesOf(service);
    await service.pruner.prune();
    expect(sum(batches)).toBe(AMOUNT - 50);
    expect(Math.max(...batches)).toBeLessThanOrEqual(200);
    expect(await turnOf(service)).toMatchObject({ position: '' });
    await past(service);
    await service.pruner.prune();
    expect(await left(service)).toBe(50 + AMOUNT);
  });

  it('ends after the batch under way when the service stops, and goes on from there when the lease has lapsed', async () => {
    const [stopping, next] = [await start(), await start()] as const;
    await past(stopping);
    let stopped: Promise<void> | undefined;
    const first = batchesOf(stopping, () => {
      stopped = stopping.pruner.beforeApplicationShutdown();
    });
    await stopping.pruner.prune();
    await stopped;
    expect(first).toHaveLength(1);
    const rest = batchesOf(next);
    await next.pruner.prune();
    expect(rest).toEqual([]);
    const { position } = await turnOf(next);
    const earlier = await past(next);
    await next.dataSource.manager.update(PruningTurn, { tableName: TABLE }, { dueAt: 1 });
    await next.pruner.prune();
    const ids = (await next.dataSource.manager.find(VoiceCommandEvent)).map(({ id }) => id);
    // What came to lie before the position meanwhile has its turn in the next round.
    expect(earlier.filter((id) => id <= position && !ids.includes(id))).toEqual([]);
    expect(sum(first) + sum(rest)).toBe(2 * AMOUNT - ids.length);
    expect(rest.length).toBeGreaterThan(1);
  });

  it('ends when its lease has become another’s', async () => {
    const service = await start();
    await past(service);
    const batches = batchesOf(service);
    const query = service.reads.query.bind(service.reads);
    vi.spyOn(service.reads, 'query').mockImplementation(async (...read) => {
      if (batches.length === 1) await service.dataSource.query('UPDATE pruning_turns SET due_at = due_at + 1');
      return query<never>(...read);
    });
    await service.pruner.prune();
    expect(batches).toHaveLength(1);
    expect((await turnOf(service)).position).not.toBe('');
  });

  it('is done by one of the instances', async ({ skip }) => {
    skip(!kind.shared);
    const instances = await Promise.all([start(), start(), start()]);
    await past(instances[0]);
    const batches = instances.map((instance) => batchesOf(instance));
    await Promise.all(instances.map(({ pruner }) => pruner.prune()));
    expect(batches.filter(({ length }) => length > 0)).toHaveLength(1);
    expect(sum(batches.flat())).toBe(AMOUNT - 50);
  });

  it('does not hold up messages: while rows are being deleted, robots are heard', async ({ skip }) => {
    skip(!kind.shared);
    const service = await start();
    const robot = await service.addRobot('Rosie');
    const owner = { userId: service.owner.id, robotId: robot, words: 'dance' };
    const ids = await heard(service.dataSource, { ...owner, amount: 60, daysAgo: 9 });
    await service.dataSource.transaction(async (manager) => {
      await manager.delete(VoiceCommandEvent, ids.slice(0, 10));
      await service.hear(robot, 'dance');
    });
    expect(await left(service)).toBe(51);
  });
});
