import { Subscriptions } from '#ifttt';
import { Transactions } from '#persistence';
import { audit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { AuthorizationCode } from '../entities/authorization-code.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';
import { lockOwner } from './owner-lock.js';

/** Whether an owner has connected this service to IFTTT, and the end of that. */
@Injectable()
export class Connections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * True while IFTTT holds a token of this owner with which it can call us, or can get one that does.
   *
   * @param manager that of the transaction, inside one
   */
  async isConnected(ownerId: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const valid = [
      { userId: ownerId, expiresAt: IsNull() },
      { userId: ownerId, expiresAt: MoreThan(Date.now()) },
    ];
    return (await manager.existsBy(AccessToken, valid)) || (await manager.existsBy(RefreshToken, valid));
  }

  /**
   * Revokes every code and token that IFTTT has for this owner; their robots stop listening for it.
   *
   * @param by where the owner asked for it
   */
  async disconnect(ownerId: string, by: 'page' | 'app'): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockOwner(tx.manager, ownerId);
      await tx.manager.delete(AuthorizationCode, { userId: ownerId });
      await tx.manager.delete(RefreshToken, { userId: ownerId });
      await tx.manager.delete(AccessToken, { userId: ownerId });
      await this.subscriptions.forgetAll(tx, ownerId);
      tx.afterCommit(() => audit('access_revoked', { userId: ownerId, by }));
    });
  }
}
