import type { TokenResponse } from '#contract';
import { Transactions } from '#persistence';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import OAuth2Server from '@node-oauth/oauth2-server';
import { AccessTokens } from './access-tokens.js';
import { AuthorizationCodes } from './authorization-codes.js';
import { RegisteredClient } from './client.js';
import { grantModel, type GrantStores } from './grant-model.js';
import { RefreshTokens } from './refresh-tokens.js';
import { tokenParameters, type TokenParameters } from './token-parameters.js';

const { OAuthError, Request, Response, UnauthorizedClientError, UnsupportedGrantTypeError } = OAuth2Server;

/** The OAuth2 token endpoint (RFC 6749 3.2). */
@Injectable()
export class TokenEndpoint {
  private readonly stores: GrantStores;

  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    client: RegisteredClient,
    codes: AuthorizationCodes,
    accessTokens: AccessTokens,
    refreshTokens: RefreshTokens,
  ) {
    this.stores = { client, codes, accessTokens, refreshTokens };
  }

  /**
   * Exchanges a code, or a refresh token where those are in use, for tokens.
   *
   * @param body the parsed body, form or JSON
   * @param authorization the Authorization header, for HTTP Basic
   * @throws OAuthError of the library, for the body of RFC 6749 5.2
   */
  async exchange(body: unknown, authorization: string | undefined): Promise<TokenResponse> {
    const parameters = tokenParameters(body);
    const outcome = await this.transactions.run(async (transaction) => {
      const model = grantModel(transaction, this.stores, {
        refresh: this.config.refreshTokens,
        redirectUri: parameters.redirect_uri,
      });
      const response = new Response();
      try {
        await new OAuth2Server({ model }).token(requestOf(parameters, authorization), response);
        return { answer: response.body as TokenResponse };
      } catch (error) {
        // A refusal is a result: what it changed (a used code, revoked tokens) is to be committed.
        return { refusal: refusalOf(error) };
      }
    });
    if (outcome.refusal) {
      throw outcome.refusal;
    }
    return outcome.answer;
  }
}

/** The library takes nothing but a form; by now it does not matter what the parameters came in. */
function requestOf(parameters: TokenParameters, authorization: string | undefined): OAuth2Server.Request {
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': '0',
    ...(authorization !== undefined && { authorization }),
  };
  return new Request({ method: 'POST', query: {}, headers, body: parameters });
}

/** The refusal to answer with; throws what is no refusal but a failure, as it was before the library wrapped it. */
function refusalOf(error: unknown): OAuth2Server.OAuthError {
  if (!(error instanceof OAuthError)) {
    throw error;
  }
  if (error.code >= 500) {
    const { inner } = error as { inner?: Error };
    throw inner ?? new Error(`The token endpoint failed: ${error.message}`);
  }
  // The library means that the client may not use this grant: here nobody can.
  return error instanceof UnauthorizedClientError
    ? new UnsupportedGrantTypeError('Unsupported grant type: `grant_type` is invalid')
    : error;
}
