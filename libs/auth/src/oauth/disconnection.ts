import { Subscriptions } from '#ifttt';
import { Transactions } from '#persistence';
import { audit } from '#platform';
import { Injectable } from '@nestjs/common';
import { AccessToken } from '../entities/access-token.entity.js';
import { AuthorizationCode } from '../entities/authorization-code.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';
import { lockOwner } from './owner-lock.js';

/** The end of what an owner has allowed IFTTT. */
@Injectable()
export class Disconnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * Revokes every code and token that IFTTT has for this owner; their robots stop listening for it.
   *
   * @param by where the owner asked for it
   */
  async of(userId: string, by: 'page' | 'app'): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockOwner(tx.manager, userId);
      await tx.manager.delete(AuthorizationCode, { userId });
      await tx.manager.delete(RefreshToken, { userId });
      await tx.manager.delete(AccessToken, { userId });
      await this.subscriptions.forgetAll(tx, userId);
      tx.afterCommit(() => audit('access_revoked', { userId, by }));
    });
  }
}
