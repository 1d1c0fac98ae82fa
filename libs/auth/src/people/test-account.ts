import type { Owner } from '#contract';
import { TestAccount } from '#ifttt';
import { insertIgnore, Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { LessThanOrEqual } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { User } from '../entities/user.entity.js';
import { AccessTokens } from '../oauth/access-tokens.js';

const TEST_OWNER: Owner = { id: '00000000-0000-4000-8000-000000000001' };
const TOKEN_LIFETIME_MS = 24 * 3_600_000;

/** The one account that `test/setup` opens (platform rule 11). Nobody can sign in to it: it has no password. */
@Injectable()
export class FixedTestAccount extends TestAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly accessTokens: AccessTokens,
  ) {
    super();
  }

  async open(): Promise<{ owner: Owner; accessToken: string }> {
    const now = Date.now();
    const accessToken = await this.transactions.run(async ({ manager }) => {
      await insertIgnore(manager, User, [
        {
          id: TEST_OWNER.id,
          // No e-mail address, so that nobody can register it.
          email: 'ifttt-endpoint-tests',
          name: 'IFTTT endpoint tests',
          passwordHash: null,
          createdAt: now,
        },
      ]);
      await manager.delete(AccessToken, { userId: TEST_OWNER.id, expiresAt: LessThanOrEqual(now) });
      return this.accessTokens.issue(manager, {
        userId: TEST_OWNER.id,
        grantId: randomUUID(),
        expiresAt: now + TOKEN_LIFETIME_MS,
      });
    });
    return { owner: TEST_OWNER, accessToken };
  }
}
