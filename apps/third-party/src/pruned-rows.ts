import { Pruner } from '#persistence';
import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';

/** Counts what the pruning deletes; the libs for metrics and for pruning know nothing of each other. */
@Injectable()
export class PrunedRows {
  constructor(metrics: Metrics, pruner: Pruner) {
    const pruned = metrics.counter({
      name: 'pruned_rows_total',
      help: 'Rows deleted because nobody will ask for them again.',
      labelNames: ['table'],
    });
    pruner.onPruned((table, rows) => pruned.inc({ table }, rows));
  }
}
