import { RobotsModule } from '#robots';
import { Module } from '@nestjs/common';
import * as steps from './steps.js';

/** The queries of this service. */
@Module({
  imports: [RobotsModule],
  providers: [...Object.values(steps)],
})
export class QueriesModule {}
