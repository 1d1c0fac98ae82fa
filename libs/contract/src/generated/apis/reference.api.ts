// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.

/** What the endpoints tagged `Reference` do. A feature implements it and binds it to this class. */
export abstract class ReferenceApi {
  /**
   * Describes the API.
   *
   * This document, in OpenAPI 3.0, with the public address of the service as its server.
   *
   * `GET /docs/openapi.json`
   *
   * Answers 200; may fail with 500.
   *
   */
  abstract getApiDocument(): Promise<{ [key: string]: unknown }>;
}
