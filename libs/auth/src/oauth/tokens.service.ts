import { type EmptyDataResponse, type Owner, type TokenResponse, TokensApi } from '#contract';
import { Subscriptions } from '#ifttt';
import { Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { AccessToken } from '../entities/access-token.entity.js';
import { AuthorizationCode } from '../entities/authorization-code.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';
import { lockOwner } from './owner-lock.js';
import { TokenEndpoint } from './token-endpoint.js';

@Injectable()
export class TokensService extends TokensApi {
  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly transactions: Transactions,
    private readonly subscriptions: Subscriptions,
  ) {
    super();
  }

  createToken(body: unknown, authorization?: string): Promise<TokenResponse> {
    return this.endpoint.exchange(body, authorization);
  }

  async deleteTokens({ id: userId }: Owner): Promise<EmptyDataResponse> {
    await this.transactions.run(async (tx) => {
      await lockOwner(tx.manager, userId);
      await tx.manager.delete(AuthorizationCode, { userId });
      await tx.manager.delete(RefreshToken, { userId });
      await tx.manager.delete(AccessToken, { userId });
      await this.subscriptions.forgetAll(tx, userId);
    });
    return { data: {} };
  }
}
