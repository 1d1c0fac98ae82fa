import { Pruner } from '#persistence';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { ActionRun } from './action-run.entity.js';
import { ActionSkip } from './action-skip.entity.js';

/**
 * How long runs and skips are kept. A run is the memory of its request (platform rule 29) as well: IFTTT gives a failed
 * action up after several tries, long before the shortest retention is over.
 */
@Injectable()
export class ActionRetention {
  constructor(pruner: Pruner, { retentionMs }: Config) {
    const owners = ['userId'] as const;
    pruner.history({ entity: ActionRun, at: 'createdAt', newestOf: { action_runs_history: owners } }, retentionMs);
    pruner.history({ entity: ActionSkip, at: 'createdAt', newestOf: { action_skips_history: owners } }, retentionMs);
  }
}
