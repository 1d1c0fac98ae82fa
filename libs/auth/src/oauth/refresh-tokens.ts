import type { Transaction } from '#persistence';
import { audit, digestOf, newSecret } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LessThanOrEqual } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';
import { RegisteredClient, SCOPE } from './client.js';
import { lockOwner } from './owner-lock.js';

/**
 * How long a refresh token still works after it was exchanged for a newer one (platform rule 32): two of the weekly
 * looks that IFTTT takes at `user/info` (platform rule 15), should the answer with the newer one have been lost.
 */
const GRACE_MS = 14 * 24 * 3_600_000;

/** Refresh tokens. Time alone never ends them; being exchanged does, after a while. */
@Injectable()
export class RefreshTokens {
  constructor(private readonly client: RegisteredClient) {}

  async issue(manager: EntityManager, userId: string, grantId: string): Promise<string> {
    const token = newSecret();
    await manager.insert(RefreshToken, {
      tokenDigest: digestOf(token),
      userId,
      grantId,
      clientId: this.client.id,
      scope: SCOPE,
      createdAt: Date.now(),
      expiresAt: null,
    });
    return token;
  }

  async find(manager: EntityManager, token: string): Promise<RefreshToken | null> {
    return manager.findOneBy(RefreshToken, { tokenDigest: digestOf(token) });
  }

  /**
   * Takes the token in exchange for a newer one; from the first exchange on it has its time of grace. One statement
   * checks and writes, behind the owner's lock, so that an owner who disconnects at the same moment loses no race.
   *
   * @returns false where the token is gone or its grace is over
   */
  async rotate(tx: Transaction, { tokenDigest, grantId, userId, expiresAt }: RefreshToken): Promise<boolean> {
    const { manager } = tx;
    await lockOwner(manager, userId);
    const now = Date.now();
    const { affected } = await manager
      .createQueryBuilder()
      .update(RefreshToken)
      .set({ expiresAt: () => 'COALESCE(expires_at, :graceEnds)' })
      .where('token_digest = :tokenDigest AND (expires_at IS NULL OR expires_at > :now)')
      .setParameters({ tokenDigest, now, graceEnds: now + GRACE_MS })
      .execute();
    const accepted = affected === 1;
    if (expiresAt !== null) tx.afterCommit(() => audit('refresh_token_reused', { userId, grantId, accepted }));
    if (!accepted) {
      return false;
    }
    await manager.delete(RefreshToken, { grantId, expiresAt: LessThanOrEqual(now) });
    await manager.delete(AccessToken, { grantId, expiresAt: LessThanOrEqual(now) });
    return true;
  }
}
