import {
  ActionsApi,
  ActionsController,
  DocsApi,
  DocsController,
  HealthApi,
  HealthController,
  QueriesApi,
  QueriesController,
  ServiceApi,
  ServiceController,
  TriggersApi,
  TriggersController,
  WebhooksApi,
  WebhooksController,
} from '#contract';
import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { Identification } from './access/identification.js';
import { ServiceAccount } from './access/service-account.js';
import { ServiceKeyIdentification } from './access/service-key.identification.js';
import { DocsService } from './description/docs.service.js';
import { Cursors } from './queries/cursors.js';
import { QueriesService } from './queries/queries.service.js';
import { QueryPages } from './queries/query-pages.js';
import { NotificationMetrics } from './realtime/notification-metrics.js';
import { Realtime } from './realtime/realtime.js';
import { HealthService } from './service/health.service.js';
import { ServiceKeyCheck } from './service/service-key-check.js';
import { ServiceService } from './service/service.service.js';
import { IftttSettings } from './settings.js';
import { ActionsService } from './steps/actions.service.js';
import { StepRegistry } from './steps/registry.js';
import { TriggersService } from './steps/triggers.service.js';
import { Subscriptions } from './subscriptions/subscriptions.js';
import { TriggerSubscription } from './subscriptions/trigger-subscription.entity.js';
import { Timelines } from './timelines/timelines.js';
import { TriggerTimeline } from './timelines/trigger-timeline.entity.js';
import { TestAccount } from './test-setup/test-account.js';
import { WebhookRetention } from './webhooks/webhook-retention.js';
import { WebhookDelivery } from './webhooks/webhook-delivery.entity.js';
import { WebhooksService } from './webhooks/webhooks.service.js';

/** Entities of this lib, for the data source. */
export const iftttEntities = [TriggerSubscription, TriggerTimeline, WebhookDelivery];

/**
 * The protocol that IFTTT speaks with every service. What this service can do comes from the steps that feature
 * modules list as providers; with `oauth2`, the identification and the account for tests come from whoever keeps
 * accounts. The guard is always there: no service starts open.
 */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature(iftttEntities)],
  controllers: [
    HealthController,
    ServiceController,
    TriggersController,
    ActionsController,
    QueriesController,
    WebhooksController,
    DocsController,
  ],
  providers: [
    Cursors,
    NotificationMetrics,
    QueryPages,
    Realtime,
    ServiceKeyCheck,
    StepRegistry,
    Subscriptions,
    Timelines,
    WebhookRetention,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: HealthApi, useClass: HealthService },
    { provide: ServiceApi, useClass: ServiceService },
    { provide: TriggersApi, useClass: TriggersService },
    { provide: ActionsApi, useClass: ActionsService },
    { provide: QueriesApi, useClass: QueriesService },
    { provide: WebhooksApi, useClass: WebhooksService },
    { provide: DocsApi, useClass: DocsService },
  ],
  exports: [DocsApi, ServiceKeyCheck, StepRegistry, Subscriptions, Timelines],
})
export class IftttModule {
  static forRoot(settings: IftttSettings): DynamicModule {
    const access = settings.authentication === 'service-key' ? SERVICE_KEY_ACCESS : [];
    return { module: IftttModule, providers: [{ provide: IftttSettings, useValue: settings }, ...access] };
  }
}

const SERVICE_KEY_ACCESS: Provider[] = [
  { provide: Identification, useClass: ServiceKeyIdentification },
  { provide: TestAccount, useClass: ServiceAccount },
];
