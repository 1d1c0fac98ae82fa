import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Announcements } from './announcements/announcements.js';
import { PlaceReachedEvent } from './place-reached/place-reached-event.entity.js';
import { PlaceReachedEvents } from './place-reached/place-reached-events.js';
import { PlaceReachedSamples } from './place-reached/place-reached-samples.js';
import { ReachedHandler } from './place-reached/reached.handler.js';
import { HeardHandler } from './voice-command/heard.handler.js';
import { RobotParametersHandler } from './voice-command/robot-parameters.handler.js';
import * as steps from './steps.js';

/** Entities of this lib, for the data source. */
export const triggerEntities = [PlaceReachedEvent];

/** The triggers of this service. */
@Module({
  imports: [RobotsModule, TypeOrmModule.forFeature(triggerEntities)],
  providers: [
    ...Object.values(steps),
    HeardHandler,
    RobotParametersHandler,
    PlaceReachedEvents,
    PlaceReachedSamples,
    ReachedHandler,
    Announcements,
  ],
  exports: [PlaceReachedEvents],
})
export class TriggersModule {}
