// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { HealthResponse } from '../models/index.js';

/** What the endpoints tagged `Health` do. A feature implements it and binds it to this class. */
export abstract class HealthApi {
  /**
   * Says that the process runs.
   *
   * Looks at nothing outside the process, so an outage elsewhere restarts nobody.
   *
   * `GET /healthz`
   *
   * Answers 200; may fail with 500.
   *
   */
  abstract getHealth(): Promise<HealthResponse>;

  /**
   * Says whether the process should be given requests.
   *
   * `GET /readyz`
   *
   * Answers 200; may fail with 500, 503.
   *
   */
  abstract getReadiness(): Promise<HealthResponse>;
}
