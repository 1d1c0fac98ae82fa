import { ActionsModule } from '#actions';
import { RobotsModule } from '#robots';
import { TriggersModule } from '#triggers';
import { Module } from '@nestjs/common';
import { Activities } from './overview/activities.js';
import { Overviews } from './overview/overviews.js';
import { AccountController } from './pages/account.controller.js';

/** The owner's pages: robots, connected services, what happened lately. */
@Module({
  imports: [ActionsModule, RobotsModule, TriggersModule],
  controllers: [AccountController],
  providers: [Activities, Overviews],
})
export class AccountModule {}
