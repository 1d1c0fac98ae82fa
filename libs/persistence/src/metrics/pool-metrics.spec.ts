import { Metrics } from '#platform';
import { Logger } from '@nestjs/common';
import mysql from 'mysql2';
import type { DataSource } from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import { PoolMetrics } from './pool-metrics.js';

async function scrape(pool: object): Promise<string[]> {
  const metrics = new Metrics();
  new PoolMetrics(metrics, { options: { type: 'mariadb' }, driver: { pool } } as unknown as DataSource);
  return (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('database_pool_'));
}

describe('The metrics of the connections with the database', () => {
  it('are what the release of mysql2 that is installed keeps', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn');
    const pool = mysql.createPool({ host: '127.0.0.1', port: 9, connectionLimit: 1 });
    const states = ['database_pool_connections{state="used"}', 'database_pool_connections{state="free"}'] as const;
    expect(await scrape(pool)).toEqual([`${states[0]} 0`, `${states[1]} 0`, 'database_pool_waiting_statements 0']);

    const settled = Promise.all([1, 2, 3].map(() => new Promise<void>((done) => pool.getConnection(() => done()))));
    expect(await scrape(pool)).toEqual([`${states[0]} 1`, `${states[1]} 0`, 'database_pool_waiting_statements 2']);
    pool.end(() => {});
    await settled;
    expect(warn).not.toHaveBeenCalled();
  });

  it('are left out, which is logged, where a release keeps them otherwise', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    expect(await scrape({ _allConnections: [], _freeConnections: 0, _connectionQueue: [] })).toEqual([]);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('database_pool_*'));
  });
});
