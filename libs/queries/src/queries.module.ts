import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import { ListPlacesQuery } from './list-places.query.js';
import { ListRobotsQuery } from './list-robots.query.js';
import { VoiceCommandHistoryQuery } from './voice-command-history.query.js';

/** The queries of this service. */
@Module({
  imports: [RobotsModule],
  providers: [VoiceCommandHistoryQuery, ListPlacesQuery, ListRobotsQuery],
})
export class QueriesModule {}
