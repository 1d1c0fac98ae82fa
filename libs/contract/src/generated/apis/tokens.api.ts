// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { EmptyDataResponse, TokenResponse } from '../models/index.js';

/** What the endpoints tagged `Tokens` do. A feature implements it and binds it to this class. */
export abstract class TokensApi {
  /**
   * Exchanges an authorization code or a refresh token for an access token.
   *
   * The token endpoint of RFC 6749. The client identifies itself with `client_id` and
   * `client_secret` in the body or with HTTP Basic. Errors have the shape of RFC 6749 5.2, not the
   * `errors` shape.
   *
   * `POST /third-party/ifttt/v1/tokens`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param body The request body.
   * @param authorization HTTP Basic credentials of the OAuth2 client, instead of `client_id` and `client_secret`.
   */
  abstract createToken(body: unknown, authorization?: string): Promise<TokenResponse>;

  /**
   * Disconnects the owner from IFTTT.
   *
   * Revokes every code, access token and refresh token that IFTTT holds for the owner.
   *
   * `DELETE /third-party/ifttt/v1/tokens`
   *
   * Answers 200; may fail with 400, 401, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   */
  abstract deleteTokens(owner: Owner): Promise<EmptyDataResponse>;
}
