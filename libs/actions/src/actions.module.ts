import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActionRun } from './runs/action-run.entity.js';
import { ActionRuns } from './runs/action-runs.js';
import * as steps from './steps.js';

/** Entities of this lib, for the data source. */
export const actionEntities = [ActionRun];

/** The actions of this service. */
@Module({
  imports: [RobotsModule, TypeOrmModule.forFeature(actionEntities)],
  providers: [...Object.values(steps), ActionRuns],
})
export class ActionsModule {}
