import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { describe, expect, inject, it } from 'vitest';
import { createDataSource } from '../../../libs/persistence/src/data-source.js';
import { createDataSourceOptions } from '../../../libs/persistence/src/database-url.js';
import { isUnavailable } from '#persistence';
import { DATABASE_SERVER, databasePrefix } from '../../support/run.js';

/** Twice the silence that is allowed, and what a busy machine takes. */
const WITHIN_MS = 15_000;

describe.runIf(inject('run').stacks.includes('mariadb'))('A database that has stopped to answer', () => {
  it('is given up, and what waited fails as unavailable', { timeout: 30_000 }, async () => {
    const name = databasePrefix(inject('run').id) + randomBytes(4).toString('hex');
    const server = await createConnection({ uri: DATABASE_SERVER });
    await server.query(`CREATE DATABASE ${name}`);
    const url = `${DATABASE_SERVER.replace(/\/$/, '')}/${name}?connectionLimit=2`;
    const dataSource = await createDataSource(createDataSourceOptions(url, [])).initialize();
    try {
      const begun = Date.now();
      const failure: unknown = await dataSource.query('SELECT SLEEP(25)').catch((error: unknown) => error);
      expect(isUnavailable(failure)).toBe(true);
      expect(Date.now() - begun).toBeLessThan(WITHIN_MS);
      expect(await dataSource.query('SELECT 1 AS one')).toHaveLength(1);
    } finally {
      await dataSource.destroy();
      await server.query(`DROP DATABASE ${name}`);
      await server.end();
    }
  });
});
