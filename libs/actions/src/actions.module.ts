import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActionRun } from './runs/action-run.entity.js';
import { ActionRuns } from './runs/action-runs.js';
import { AnimationAction } from './steps/animation.action.js';
import { DockAction } from './steps/dock.action.js';
import { MoveAction } from './steps/move.action.js';

/** Entities of this lib, for the data source. */
export const actionEntities = [ActionRun];

/** The actions of this service. */
@Module({
  imports: [RobotsModule, TypeOrmModule.forFeature(actionEntities)],
  providers: [MoveAction, AnimationAction, DockAction, ActionRuns],
})
export class ActionsModule {}
