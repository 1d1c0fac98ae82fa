import { randomUUID } from 'node:crypto';
import { type EmptyDataResponse, WebhooksApi } from '#contract';
import { Transactions } from '#persistence';
import { audit } from '#platform';
import { Injectable, Logger } from '@nestjs/common';
import { ServiceError } from '../errors/service-error.js';
import { requireObject } from '../http/validation.pipe.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';

/** Less than MySQL's TEXT, which ends at 65,535 bytes. */
const MAX_BYTES = 60_000;

/** Connect's webhooks: accepted and recorded (platform rule 38). Nothing here depends on them. */
@Injectable()
export class WebhooksService extends WebhooksApi {
  private readonly logger = new Logger('Webhooks');

  constructor(private readonly transactions: Transactions) {
    super();
  }

  override receiveConnectionEnabled(body: unknown): Promise<EmptyDataResponse> {
    return this.connection('enabled', body);
  }

  override receiveConnectionUpdated(body: unknown): Promise<EmptyDataResponse> {
    return this.connection('updated', body);
  }

  override receiveConnectionDisabled(body: unknown): Promise<EmptyDataResponse> {
    return this.connection('disabled', body);
  }

  override async receiveTriggerSubscriptionFired(body: unknown): Promise<EmptyDataResponse> {
    await this.record('trigger_subscription/fired', body);
    return { data: {} };
  }

  private async connection(change: string, body: unknown): Promise<EmptyDataResponse> {
    const deliveryId = await this.record(`connection/${change}`, body);
    audit('connection_reported', { change, deliveryId });
    return { data: {} };
  }

  /** @returns the id under which it is kept */
  private async record(kind: string, body: unknown): Promise<string> {
    requireObject(body);
    if (Buffer.byteLength(JSON.stringify(body)) > MAX_BYTES) {
      throw new ServiceError('BodyTooLarge', { limit: String(MAX_BYTES) });
    }
    const delivery = { id: randomUUID(), kind, body, receivedAt: Date.now() };
    await this.transactions.statement((manager) => manager.insert(WebhookDelivery, delivery));
    this.logger.log(`${kind} recorded as ${delivery.id}`);
    return delivery.id;
  }
}
