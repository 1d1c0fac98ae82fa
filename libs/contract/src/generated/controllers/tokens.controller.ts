// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, Delete, Header, HttpCode, Post } from '@nestjs/common';
import { HeaderText } from '../../header-text.decorator.js';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { TokensApi } from '../apis/index.js';
import { EmptyDataResponse, TokenResponse } from '../models/index.js';

/** Hands the endpoints tagged `Tokens` over to {@link TokensApi}. */
@Controller()
export class TokensController {
  constructor(private readonly api: TokensApi) {}

  /** {@link TokensApi.createToken} */
  @Post('/third-party/ifttt/v1/tokens')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Header('Pragma', 'no-cache')
  @Security('public')
  createToken(
    @Body() body: unknown,
    @HeaderText('Authorization') authorization: string | undefined,
  ): Promise<TokenResponse> {
    return this.api.createToken(body, authorization);
  }

  /** {@link TokensApi.deleteTokens} */
  @Delete('/third-party/ifttt/v1/tokens')
  @HttpCode(200)
  @Security('appSession')
  deleteTokens(@CurrentOwner() owner: Owner): Promise<EmptyDataResponse> {
    return this.api.deleteTokens(owner);
  }
}
