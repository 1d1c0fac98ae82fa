import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActionHistory } from './runs/action-history.js';
import { ActionMetrics } from './runs/action-metrics.js';
import { ActionRetention } from './runs/action-retention.js';
import { ActionRun } from './runs/action-run.entity.js';
import { ActionRuns } from './runs/action-runs.js';
import { ActionSkip } from './runs/action-skip.entity.js';
import { SkipReports } from './runs/skip-reports.js';
import * as steps from './steps.js';

/** Entities of this lib, for the data source. */
export const actionEntities = [ActionRun, ActionSkip];

/** The actions of this service. */
@Module({
  imports: [RobotsModule, TypeOrmModule.forFeature(actionEntities)],
  providers: [...Object.values(steps), ActionRuns, ActionHistory, ActionMetrics, ActionRetention, SkipReports],
  exports: [ActionHistory],
})
export class ActionsModule {}
