import {
  ActionsApi,
  ActionsController,
  QueriesApi,
  QueriesController,
  ServiceApi,
  ServiceController,
  TriggersApi,
  TriggersController,
} from '#contract';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Cursors } from './queries/cursors.js';
import { QueriesService } from './queries/queries.service.js';
import { QueryPages } from './queries/query-pages.js';
import { Realtime } from './realtime/realtime.js';
import { ServiceKeyCheck } from './service/service-key-check.js';
import { ServiceService } from './service/service.service.js';
import { ActionsService } from './steps/actions.service.js';
import { StepRegistry } from './steps/registry.js';
import { TriggersService } from './steps/triggers.service.js';
import { Subscriptions } from './subscriptions/subscriptions.js';
import { TriggerSubscription } from './subscriptions/trigger-subscription.entity.js';

/** Entities of this lib, for the data source. */
export const iftttEntities = [TriggerSubscription];

/**
 * The protocol that IFTTT speaks with every service. What this service can do comes from the steps that feature
 * modules list as providers; the account for tests from whoever provides {@link TestAccount} globally.
 */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature(iftttEntities)],
  controllers: [ServiceController, TriggersController, ActionsController, QueriesController],
  providers: [
    Cursors,
    QueryPages,
    Realtime,
    ServiceKeyCheck,
    StepRegistry,
    Subscriptions,
    { provide: ServiceApi, useClass: ServiceService },
    { provide: TriggersApi, useClass: TriggersService },
    { provide: ActionsApi, useClass: ActionsService },
    { provide: QueriesApi, useClass: QueriesService },
  ],
  exports: [ServiceKeyCheck, StepRegistry, Subscriptions],
})
export class IftttModule {}
