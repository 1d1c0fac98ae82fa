import { audit, digestOf, newSecret } from '#platform';
import { Subscriptions } from '#ifttt';
import { type Transaction, Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { AuthorizationCode } from '../entities/authorization-code.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';
import { RegisteredClient, SCOPE } from './client.js';
import { Connections } from './connections.js';
import { lockOwner } from './owner-lock.js';

/** RFC 6749 4.1.2: ten minutes at most. */
const CODE_LIFETIME_MS = 10 * 60_000;

/** Authorization codes, each the proof that an owner agreed once. */
@Injectable()
export class AuthorizationCodes {
  constructor(
    private readonly transactions: Transactions,
    private readonly client: RegisteredClient,
    private readonly connections: Connections,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * Issues a code for the registered client.
   *
   * @param redirectUri the redirect_uri of the authorization request, null where it had none (RFC 6749 4.1.3)
   * @param by where the owner agreed
   */
  async issue(userId: string, redirectUri: string | null, by: 'page' | 'app'): Promise<string> {
    const code = newSecret();
    const grantId = randomUUID();
    const now = Date.now();
    await this.transactions.run(async (tx) => {
      const { manager } = tx;
      await manager.delete(AuthorizationCode, { userId, usedAt: IsNull(), expiresAt: LessThanOrEqual(now) });
      await manager.insert(AuthorizationCode, {
        codeDigest: digestOf(code),
        userId,
        grantId,
        clientId: this.client.id,
        redirectUri,
        scope: SCOPE,
        createdAt: now,
        expiresAt: now + CODE_LIFETIME_MS,
        usedAt: null,
      });
      tx.afterCommit(() => audit('access_granted', { userId, grantId, by }));
    });
    return code;
  }

  async find(manager: EntityManager, code: string): Promise<AuthorizationCode | null> {
    return manager.findOneBy(AuthorizationCode, { codeDigest: digestOf(code) });
  }

  /**
   * Marks the code as used, in one statement, so that of several requests at the same moment one succeeds.
   *
   * @returns false where it was used before or has expired; what a used code gave is then revoked (RFC 6749 4.1.2), and
   *   where it was all that the owner's connection stood on, the robots stop listening for IFTTT
   */
  async consume(
    tx: Transaction,
    { codeDigest, grantId, userId, expiresAt, usedAt }: AuthorizationCode,
  ): Promise<boolean> {
    const { manager } = tx;
    await lockOwner(manager, userId);
    const now = Date.now();
    const unused = { codeDigest, usedAt: IsNull(), expiresAt: MoreThan(now) };
    const { affected } = await manager.update(AuthorizationCode, unused, { usedAt: now });
    if (affected === 1) {
      return true;
    }
    // A code that expired unused has given nothing: then this deletes nothing.
    const replayed = usedAt !== null || expiresAt > now;
    if (replayed) tx.afterCommit(() => audit('code_replayed', { userId, grantId }));
    await manager.delete(RefreshToken, { grantId });
    await manager.delete(AccessToken, { grantId });
    if (!(await this.connections.isConnected(userId, manager))) await this.subscriptions.forgetAll(tx, userId);
    return false;
  }
}
