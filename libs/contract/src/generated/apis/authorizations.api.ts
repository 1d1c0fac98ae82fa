// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { AuthorizationResponse, CreateAuthorizationRequest } from '../models/index.js';

/** What the endpoints tagged `Authorizations` do. A feature implements it and binds it to this class. */
export abstract class AuthorizationsApi {
  /**
   * Issues an authorization code for IFTTT.
   *
   * Lets the mobile app connect its signed-in owner to IFTTT without a browser. The code works once,
   * for a short time, at `POST /third-party/ifttt/v1/tokens`.
   *
   * `POST /third-party/ifttt/v1/authorizations`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param body The request body.
   */
  abstract createAuthorization(owner: Owner, body: CreateAuthorizationRequest): Promise<AuthorizationResponse>;
}
