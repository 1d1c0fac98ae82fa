// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { AuthorizationsApi } from '../apis/index.js';
import { AuthorizationResponse, CreateAuthorizationRequest } from '../models/index.js';

/** Hands the endpoints tagged `Authorizations` over to {@link AuthorizationsApi}. */
@Controller()
export class AuthorizationsController {
  constructor(private readonly api: AuthorizationsApi) {}

  /** {@link AuthorizationsApi.createAuthorization} */
  @Post('/third-party/ifttt/v1/authorizations')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Security('appSession')
  createAuthorization(
    @CurrentOwner() owner: Owner,
    @Body() body: CreateAuthorizationRequest,
  ): Promise<AuthorizationResponse> {
    return this.api.createAuthorization(owner, body);
  }
}
