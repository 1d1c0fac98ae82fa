// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Security } from '../../security.js';
import { WebhooksApi } from '../apis/index.js';
import { EmptyDataResponse } from '../models/index.js';

/** Hands the endpoints tagged `Webhooks` over to {@link WebhooksApi}. */
@Controller()
export class WebhooksController {
  constructor(private readonly api: WebhooksApi) {}

  /** {@link WebhooksApi.receiveConnectionDisabled} */
  @Post('/third-party/ifttt/v1/webhooks/connection/disabled')
  @HttpCode(200)
  @Security('serviceAuth')
  receiveConnectionDisabled(@Body() body: unknown): Promise<EmptyDataResponse> {
    return this.api.receiveConnectionDisabled(body);
  }

  /** {@link WebhooksApi.receiveConnectionEnabled} */
  @Post('/third-party/ifttt/v1/webhooks/connection/enabled')
  @HttpCode(200)
  @Security('serviceAuth')
  receiveConnectionEnabled(@Body() body: unknown): Promise<EmptyDataResponse> {
    return this.api.receiveConnectionEnabled(body);
  }

  /** {@link WebhooksApi.receiveConnectionUpdated} */
  @Post('/third-party/ifttt/v1/webhooks/connection/updated')
  @HttpCode(200)
  @Security('serviceAuth')
  receiveConnectionUpdated(@Body() body: unknown): Promise<EmptyDataResponse> {
    return this.api.receiveConnectionUpdated(body);
  }

  /** {@link WebhooksApi.receiveTriggerSubscriptionFired} */
  @Post('/third-party/ifttt/v1/webhooks/trigger_subscription/fired')
  @HttpCode(200)
  @Security('serviceAuth')
  receiveTriggerSubscriptionFired(@Body() body: unknown): Promise<EmptyDataResponse> {
    return this.api.receiveTriggerSubscriptionFired(body);
  }
}
