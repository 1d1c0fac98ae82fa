// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { EmptyDataResponse } from '../models/index.js';

/** What the endpoints tagged `Webhooks` do. A feature implements it and binds it to this class. */
export abstract class WebhooksApi {
  /**
   * Takes note that a person turned a connection off.
   *
   * What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.
   *
   * `POST /third-party/ifttt/v1/webhooks/connection/disabled`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param body The request body.
   */
  abstract receiveConnectionDisabled(body: unknown): Promise<EmptyDataResponse>;

  /**
   * Takes note that a person turned a connection on.
   *
   * What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.
   *
   * `POST /third-party/ifttt/v1/webhooks/connection/enabled`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param body The request body.
   */
  abstract receiveConnectionEnabled(body: unknown): Promise<EmptyDataResponse>;

  /**
   * Takes note that a person changed a connection.
   *
   * What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.
   *
   * `POST /third-party/ifttt/v1/webhooks/connection/updated`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param body The request body.
   */
  abstract receiveConnectionUpdated(body: unknown): Promise<EmptyDataResponse>;

  /**
   * Takes note that a subscribed trigger fired.
   *
   * What IFTTT sends is recorded as it is, up to 60,000 bytes of JSON.
   *
   * `POST /third-party/ifttt/v1/webhooks/trigger_subscription/fired`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param body The request body.
   */
  abstract receiveTriggerSubscriptionFired(body: unknown): Promise<EmptyDataResponse>;
}
