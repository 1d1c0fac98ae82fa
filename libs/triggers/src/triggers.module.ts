import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HeardHandler } from './voice-command/heard.handler.js';
import { RobotParametersHandler } from './voice-command/robot-parameters.handler.js';
import { VoiceCommandEvent } from './voice-command/voice-command-event.entity.js';
import { VoiceCommandEvents } from './voice-command/voice-command-events.js';
import { VoiceCommandSamples } from './voice-command/voice-command-samples.js';
import { VoiceCommandTrigger } from './voice-command/voice-command.trigger.js';

/** Entities of this lib, for the data source. */
export const triggerEntities = [VoiceCommandEvent];

/** The triggers of this service. */
@Module({
  imports: [RobotsModule, TypeOrmModule.forFeature(triggerEntities)],
  providers: [VoiceCommandTrigger, VoiceCommandEvents, VoiceCommandSamples, HeardHandler, RobotParametersHandler],
})
export class TriggersModule {}
