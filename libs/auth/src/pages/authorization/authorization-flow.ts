import { Injectable } from '@nestjs/common';
import { AuthorizationCodes } from '../../oauth/authorization-codes.js';
import { RegisteredClient } from '../../oauth/client.js';
import { redirectLocation } from './redirect.js';
import { type AuthorizationRequest, authorizationRequest, RefusedRequest } from './request.js';
import { checkAuthorizationRequest } from './steps.js';

/** The authorization code grant up to its code (RFC 6749 4.1.1 and 4.1.2). */
@Injectable()
export class AuthorizationFlow {
  constructor(
    private readonly client: RegisteredClient,
    private readonly codes: AuthorizationCodes,
  ) {}

  /**
   * The request in this query, checked.
   *
   * @throws UntrustedRequest or RefusedRequest
   */
  begin(query: unknown): AuthorizationRequest {
    const request = authorizationRequest(query);
    checkAuthorizationRequest(request, this.client);
    return request;
  }

  /** The person agreed. @returns where to send the browser */
  async allow({ redirect_uri, state }: AuthorizationRequest, userId: string): Promise<string> {
    const code = await this.codes.issue(userId, redirect_uri ?? null, 'page');
    return redirectLocation(this.client.redirectUrl, { code }, state);
  }

  /** The person did not agree. @throws RefusedRequest always */
  deny({ state }: AuthorizationRequest): never {
    throw new RefusedRequest('access_denied', state);
  }
}
