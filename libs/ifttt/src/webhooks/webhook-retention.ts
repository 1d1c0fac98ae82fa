import { Pruner } from '#persistence';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { WebhookDelivery } from './webhook-delivery.entity.js';

/** How long what IFTTT told us is kept: nothing reads it but people. */
@Injectable()
export class WebhookRetention {
  constructor(pruner: Pruner, { retentionMs }: Config) {
    pruner.history({ entity: WebhookDelivery, at: 'receivedAt', newestOf: {} }, retentionMs);
  }
}
