import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';

/** What the pruning deletes. */
@Injectable()
export class PruningMetrics {
  private readonly rows: Counter<'table'>;

  constructor(metrics: Metrics) {
    this.rows = metrics.counter({
      name: 'pruned_rows_total',
      help: 'Rows deleted because nobody will ask for them again.',
      labelNames: ['table'],
    });
  }

  pruned(table: string, rows: number): void {
    this.rows.inc({ table }, rows);
  }
}
