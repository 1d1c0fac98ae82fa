import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from '../persistence/databases.js';
import { ServiceUnderTest } from '../steps/service.js';
import { DAY_MS, heard } from './history.js';

type Row = Record<string, unknown>;

const ago = (days: number) => Date.now() - days * DAY_MS;

describe.each(DATABASES.filter(({ lasting }) => lasting))('Pruning on $name', (kind) => {
  let database: TestDatabase;
  let keeping: boolean;
  let service: ServiceUnderTest;

  const open = async (settings: Record<string, string>) => {
    database = await kind.create();
    service = await ServiceUnderTest.start(database.url, settings);
    keeping = Object.keys(settings).length === 0;
  };
  const close = async () => {
    await service.close();
    await database.drop();
  };
  const insert = (table: string, rows: Row[]) => service.dataSource.manager.insert(table, rows);
  const left = async (table: string, key: string): Promise<unknown[]> => {
    const rows = await service.dataSource.getRepository<Row>(table).find();
    return rows.map((row) => row[key]).sort();
  };

  const secret = (name: string, rest: Row) => ({
    tokenDigest: name,
    userId: 'u',
    grantId: name,
    clientId: 'c',
    scope: 'ifttt',
    createdAt: ago(99),
    ...rest,
  });

  describe.each<Record<string, string>>([{}, { RETENTION_DAYS: '7' }])('with the settings %o', (settings) => {
    beforeAll(() => open(settings));
    afterAll(close);
    beforeEach(() => service.dataSource.manager.deleteAll('pruning_turns'));

    it('takes what is over and a day: sessions, tokens', async () => {
      const session = (name: string, expiresAt: number) => ({
        id: name,
        kind: 'app',
        userId: 'u',
        tokenDigest: name,
        createdAt: ago(99),
        expiresAt,
      });
      await insert('sessions', [session('over', ago(1.1)), session('just over', ago(0.9)), session('valid', ago(-1))]);
      for (const table of ['access_tokens', 'refresh_tokens']) {
        const expiries = { over: ago(1.1), 'just over': ago(0.9), valid: ago(-1), 'for ever': null };
        await insert(
          table,
          Object.entries(expiries).map(([name, expiresAt]) => secret(name, { expiresAt })),
        );
      }
      await service.pruner.prune();
      expect(await left('sessions', 'id')).toEqual(['just over', 'valid']);
      for (const table of ['access_tokens', 'refresh_tokens']) {
        expect(await left(table, 'tokenDigest')).toEqual(['for ever', 'just over', 'valid']);
      }
    });

    it('keeps a code that could be used again for as long as there is something to revoke', async () => {
      const code = (name: string, rest: Row) => {
        const { tokenDigest, ...common } = secret(name, { redirectUri: null, expiresAt: ago(98), usedAt: ago(99) });
        return { ...common, codeDigest: tokenDigest, ...rest };
      };
      await insert('authorization_codes', [
        code('gave nothing', { usedAt: null }),
        code('gave what is gone', {}),
        code('gave an access token', {}),
        code('gave a refresh token', {}),
        code('valid', { usedAt: null, expiresAt: ago(-1) }),
      ]);
      await insert('access_tokens', [secret('a', { grantId: 'gave an access token', expiresAt: null })]);
      await insert('refresh_tokens', [secret('r', { grantId: 'gave a refresh token', expiresAt: null })]);
      await service.pruner.prune();
      expect(await left('authorization_codes', 'codeDigest')).toEqual([
        'gave a refresh token',
        'gave an access token',
        'valid',
      ]);
    });

    it('takes what happened only with a retention: actions beyond the newest fifty of an owner, webhooks', async () => {
      const numbers = Array.from({ length: 52 }, (_, index) => index);
      const done = (index: number) => ({
        id: `${10 + index}`,
        userId: 'u',
        actionSlug: 'dock',
        createdAt: ago(90) + index,
      });
      const run = { actionFields: {}, publishedAt: 1, claimedUntil: 1 };
      await insert(
        'action_runs',
        numbers.map((index) => ({ ...done(index), ...run })),
      );
      await insert(
        'action_skips',
        numbers.map((index) => ({ ...done(index), reason: 'no' })),
      );
      await insert('webhook_deliveries', [
        { id: 'new', kind: 'k', body: {}, receivedAt: ago(1) },
        { id: 'old', kind: 'k', body: {}, receivedAt: ago(90) },
      ]);
      await heard(service.dataSource, { userId: 'u', robotId: randomUUID(), words: 'dance', amount: 52, daysAgo: 90 });
      await service.pruner.prune();
      const kept = keeping ? 52 : 50;
      for (const table of ['action_runs', 'action_skips']) {
        expect(await left(table, 'id')).toEqual(numbers.slice(-kept).map((index) => `${10 + index}`));
      }
      expect(await left('webhook_deliveries', 'id')).toEqual(keeping ? ['new', 'old'] : ['new']);
      expect(await left('voice_command_events', 'id')).toHaveLength(kept);
    });
  });
});
