// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { ServiceDescription } from '../models/index.js';

/** What the endpoints tagged `Docs` do. A feature implements it and binds it to this class. */
export abstract class DocsApi {
  /**
   * Describes the service.
   *
   * Every trigger, action and query with its fields, ingredients and samples, and how IFTTT is to be
   * set up for the service. It is drawn from the steps themselves.
   *
   * `GET /docs/service.json`
   *
   * Answers 200; may fail with 500.
   *
   */
  abstract getServiceDescription(): Promise<ServiceDescription>;
}
