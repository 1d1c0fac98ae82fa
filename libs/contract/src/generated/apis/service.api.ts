// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { TestSetupResponse } from '../models/index.js';

/** What the endpoints tagged `Service` do. A feature implements it and binds it to this class. */
export abstract class ServiceApi {
  /**
   * Says whether the service can serve.
   *
   * Answers 200 with an empty body while the service works, 503 while it does not.
   *
   * `GET /third-party/ifttt/v1/status`
   *
   * Answers 200; may fail with 401, 500, 503.
   *
   */
  abstract getStatus(): Promise<void>;

  /**
   * Prepares a test account and says how to test every step.
   *
   * Returns an access token of a test account and sample values for every trigger, action and query.
   * Calling it again, or several times at once, is safe; no real owner or robot is touched.
   *
   * `POST /third-party/ifttt/v1/test/setup`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   */
  abstract setupTest(): Promise<TestSetupResponse>;
}
