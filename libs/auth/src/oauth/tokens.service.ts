import { type EmptyDataResponse, type Owner, type TokenResponse, TokensApi } from '#contract';
import { Injectable } from '@nestjs/common';
import { Connections } from './connections.js';
import { TokenEndpoint } from './token-endpoint.js';

@Injectable()
export class TokensService extends TokensApi {
  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly connections: Connections,
  ) {
    super();
  }

  createToken(body: unknown, authorization?: string): Promise<TokenResponse> {
    return this.endpoint.exchange(body, authorization);
  }

  async deleteTokens({ id }: Owner): Promise<EmptyDataResponse> {
    await this.connections.disconnect(id, 'app');
    return { data: {} };
  }
}
