import { type AuthorizationResponse, AuthorizationsApi, type CreateAuthorizationRequest, type Owner } from '#contract';
import { ServiceError } from '#ifttt';
import { Injectable } from '@nestjs/common';
import { AuthorizationCodes } from './authorization-codes.js';
import { RegisteredClient } from './client.js';

@Injectable()
export class AuthorizationsService extends AuthorizationsApi {
  constructor(
    private readonly client: RegisteredClient,
    private readonly codes: AuthorizationCodes,
  ) {
    super();
  }

  async createAuthorization(owner: Owner, { clientId }: CreateAuthorizationRequest): Promise<AuthorizationResponse> {
    if (!this.client.isKnown(clientId)) {
      throw new ServiceError('UnknownClient');
    }
    return { data: [{ code: await this.codes.issue(owner.id, null, 'app') }] };
  }
}
