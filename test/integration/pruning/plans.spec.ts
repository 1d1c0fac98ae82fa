import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DATABASES, type TestDatabase } from '../persistence/databases.js';
import { ServiceUnderTest } from '../steps/service.js';
import { heard, reached } from './history.js';

type Row = Record<string, unknown>;

describe.each(DATABASES.filter(({ lasting }) => lasting))('What pruning reads, on $name', (kind) => {
  let database: TestDatabase;
  let service: ServiceUnderTest;
  /** A table's statement, explained. */
  const plans = new Map<string, Row[]>();

  beforeAll(async () => {
    database = await kind.create();
    service = await ServiceUnderTest.start(database.url, { RETENTION_DAYS: '1' });
    const { dataSource } = service;
    for (const words of ['dance', 'sing', 'sleep', 'stop']) {
      const past = { userId: randomUUID(), robotId: randomUUID(), amount: 300, daysAgo: 1 };
      await heard(dataSource, { ...past, words });
      await reached(dataSource, { ...past, placeId: words, place: words });
    }
    const reads = vi.spyOn(service.reads, 'query');
    await service.pruner.prune();
    const explain = kind.shared ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN';
    for (const [sql, values] of reads.mock.calls) {
      const table = /FROM (\w+) candidate/.exec(sql)![1]!;
      plans.set(table, await dataSource.query(`${explain} ${sql}`, [...values]));
    }
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  it('is every table that grows', () => {
    expect([...plans.keys()].sort()).toEqual([
      'access_tokens',
      'action_runs',
      'action_skips',
      'authorization_codes',
      'place_reached_events',
      'refresh_tokens',
      'sessions',
      'voice_command_events',
      'webhook_deliveries',
    ]);
  });

  it('is a range of the primary key, in its order, and for each row an end of an index', () => {
    for (const [table, plan] of plans) {
      const steps = plan.map(kind.shared ? stepOfMariaDb : stepOfSqlite).filter((step) => step !== null);
      expect(
        steps.map(({ what }) => what),
        table,
      ).toEqual(steps.map((_, index) => (index === 0 ? 'range' : 'equal')));
      expect(steps.slice(1).every(({ covering }) => covering) || table === 'authorization_codes', table).toBe(true);
    }
  });
});

interface Step {
  readonly what: unknown;
  /** Answered by the index alone, in its order. */
  readonly covering: boolean;
}

function stepOfMariaDb({ type, key, Extra }: Row): Step {
  const what = key === null ? 'scan' : type === 'ref' ? 'equal' : type;
  return { what, covering: String(Extra) === 'Using where; Using index' };
}

function stepOfSqlite({ detail }: Row): Step | null {
  const step = String(detail);
  if (/^CORRELATED/.test(step)) return null;
  const what = /^SEARCH \w+ USING (COVERING )?INDEX \w+ \(.*\)$/.test(step)
    ? step.endsWith('>?)')
      ? 'range'
      : 'equal'
    : step;
  return { what, covering: step.includes('COVERING') };
}
