import { PreparedReads } from '#persistence';
import { digestOf, newSecret } from '#platform';
import type { Owner } from '#contract';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { RegisteredClient, SCOPE } from './client.js';

/** What a token is issued for. */
export interface TokenGrant {
  readonly userId: string;
  readonly grantId: string;
  /** Epoch milliseconds; null: never. */
  readonly expiresAt: number | null;
}

/** IFTTT's access tokens. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly reads: PreparedReads,
    private readonly client: RegisteredClient,
  ) {}

  /** Writes a new token and returns it; only its digest is kept. */
  async issue(manager: EntityManager, grant: TokenGrant): Promise<string> {
    const token = newSecret();
    await manager.insert(AccessToken, {
      tokenDigest: digestOf(token),
      userId: grant.userId,
      grantId: grant.grantId,
      clientId: this.client.id,
      scope: SCOPE,
      createdAt: Date.now(),
      expiresAt: grant.expiresAt,
    });
    return token;
  }

  /**
   * Whose valid token this is, in one look at the primary key, prepared. Polls whose answer is ready ask the same in a
   * statement of their own, see `ReadyPolls`.
   */
  async ownerOf(token: string): Promise<Owner | null> {
    const rows = await this.reads.query<{ user_id: string; expires_at: string | number | null }>(
      'SELECT user_id, expires_at FROM access_tokens WHERE token_digest = ?',
      [digestOf(token)],
    );
    const row = rows[0];
    const valid = row !== undefined && (row.expires_at === null || Number(row.expires_at) > Date.now());
    return valid ? { id: row.user_id } : null;
  }
}
