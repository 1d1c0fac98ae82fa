import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { Pruner } from '../pruning/pruner.js';

/** Counts what the pruning deletes. */
@Injectable()
export class PruningMetrics {
  constructor(metrics: Metrics, pruner: Pruner) {
    const pruned = metrics.counter({
      name: 'pruned_rows_total',
      help: 'Rows deleted because nobody will ask for them again.',
      labelNames: ['table'],
    });
    pruner.onPruned((table, rows) => pruned.inc({ table }, rows));
  }
}
