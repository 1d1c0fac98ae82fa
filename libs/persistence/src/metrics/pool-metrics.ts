import { Metrics } from '#platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { isSqlite, turnOf } from '../data-source.js';

interface PoolState {
  readonly used: number;
  readonly free: number;
  readonly waiting: number;
}

interface Queue {
  readonly length: number;
}

/** Not public: the events that mysql2 has do not tell of connections that break, nor of who waits no longer. */
interface MysqlPool {
  readonly _allConnections: Queue;
  readonly _freeConnections: Queue;
  readonly _connectionQueue: Queue;
}

/**
 * The connections with the database, and who waits for one. SQLite has one, which everybody takes in turn. Left out
 * where a release of mysql2 keeps its connections otherwise.
 */
@Injectable()
export class PoolMetrics {
  constructor(metrics: Metrics, dataSource: DataSource) {
    const state = isSqlite(dataSource) ? sqliteState(dataSource) : mysqlState(dataSource);
    if (state === undefined) {
      new Logger(PoolMetrics.name).warn('There is no database_pool_*: mysql2 keeps its connections in another way.');
      return;
    }
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
}

function sqliteState(dataSource: DataSource): () => PoolState {
  return () => {
    const { holders } = turnOf(dataSource);
    const used = Math.min(holders, 1);
    return { used, free: 1 - used, waiting: holders - used };
  };
}

function mysqlState(dataSource: DataSource): (() => PoolState) | undefined {
  const { pool } = dataSource.driver as MysqlDriver as { pool: Partial<MysqlPool> };
  if (!isAsKnown(pool)) return undefined;
  return () => {
    const free = pool._freeConnections.length;
    return { used: pool._allConnections.length - free, free, waiting: pool._connectionQueue.length };
  };
}

function isAsKnown(pool: Partial<MysqlPool>): pool is MysqlPool {
  const queues = [pool._allConnections, pool._freeConnections, pool._connectionQueue];
  return queues.every((queue) => typeof queue?.length === 'number');
}
