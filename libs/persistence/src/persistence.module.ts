import { MetricsModule } from '#platform';
import { type DynamicModule, type InjectionToken, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Clock } from './clock.js';
import { createDataSource } from './data-source.js';
import { createDataSourceOptions } from './database-url.js';
import { DatabaseCheck } from './database-check.js';
import { isUnavailable } from './errors.js';
import { OutboxMetrics } from './metrics/outbox-metrics.js';
import { PoolMetrics } from './metrics/pool-metrics.js';
import { PruningMetrics } from './metrics/pruning-metrics.js';
import { runMigrations } from './migrate.js';
import { OutboxArrivals } from './outbox/arrivals.js';
import { OutboxClaims } from './outbox/claims.js';
import { Outbox } from './outbox/outbox.js';
import { persistenceEntities } from './entities.js';
import { PreparedReads } from './prepared-reads.js';
import { Pruner } from './pruning/pruner.js';
import { PruningTurns } from './pruning/turns.js';
import { Transactions } from './transactions.js';

/** Where the database is: `useFactory` gives the URL, from what `inject` names. */
export interface PersistenceOptions {
  readonly inject?: InjectionToken[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in Nest: the arguments are what `inject` names
  readonly useFactory: (...dependencies: any[]) => string;
}

/**
 * The data source, transactions, outbox and pruning, for everyone. Feature modules add their entities with
 * `TypeOrmModule.forFeature(...)`. The database is migrated before anything else can use it.
 */
@Module({})
export class PersistenceModule {
  static forRoot({ inject = [], useFactory }: PersistenceOptions): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      imports: [
        MetricsModule,
        TypeOrmModule.forRootAsync({
          inject,
          useFactory: (...dependencies: unknown[]) => ({
            ...createDataSourceOptions(useFactory(...dependencies), persistenceEntities),
            autoLoadEntities: true,
            // A database that starts together with the service; a wrong password or a failed migration ends the start.
            retryAttempts: 10,
            retryDelay: 1_000,
            toRetry: isUnavailable,
          }),
          dataSourceFactory: async (options) => {
            const dataSource = await createDataSource(options as DataSourceOptions).initialize();
            try {
              await runMigrations(dataSource);
            } catch (error) {
              await dataSource.destroy();
              throw error;
            }
            return dataSource;
          },
        }),
      ],
      providers: [
        Clock,
        OutboxArrivals,
        Transactions,
        OutboxClaims,
        Outbox,
        OutboxMetrics,
        PoolMetrics,
        PreparedReads,
        PruningTurns,
        Pruner,
        PruningMetrics,
        DatabaseCheck,
      ],
      exports: [TypeOrmModule, Transactions, Outbox, PreparedReads, Pruner, DatabaseCheck],
    };
  }
}
