import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { isSqlite, turnOf } from '../data-source.js';

interface PoolState {
  readonly used: number;
  readonly free: number;
  readonly waiting: number;
}

/** mysql2 has no public way to ask for these. */
interface MysqlPool {
  readonly _allConnections: { readonly length: number };
  readonly _freeConnections: { readonly length: number };
  readonly _connectionQueue: { readonly length: number };
}

/** The connections with the database, and who waits for one. SQLite has one, which everybody takes in turn. */
@Injectable()
export class PoolMetrics {
  constructor(
    metrics: Metrics,
    private readonly dataSource: DataSource,
  ) {
    const state = (): PoolState => this.state();
    metrics.gauge({
      name: 'database_pool_connections',
      help: 'Open connections with the database, those that are used and those that are free.',
      labelNames: ['state'],
      collect() {
        const { used, free } = state();
        this.set({ state: 'used' }, used);
        this.set({ state: 'free' }, free);
      },
    });
    metrics.gauge({
      name: 'database_pool_waiting_statements',
      help: 'Statements and transactions that wait for a connection.',
      collect() {
        this.set(state().waiting);
      },
    });
  }

  private state(): PoolState {
    if (isSqlite(this.dataSource)) {
      const { holders } = turnOf(this.dataSource);
      const used = Math.min(holders, 1);
      return { used, free: 1 - used, waiting: holders - used };
    }
    const { pool } = this.dataSource.driver as MysqlDriver as { pool: MysqlPool };
    const free = pool._freeConnections.length;
    return { used: pool._allConnections.length - free, free, waiting: pool._connectionQueue.length };
  }
}
