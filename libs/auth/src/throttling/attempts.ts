import { Transactions } from '#persistence';
import { audit, Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { DataSource, In, LessThanOrEqual } from 'typeorm';
import { normaliseEmail } from '../people/email.js';
import { AttemptCount } from './attempt-count.entity.js';
import { count, giveAllBack, giveBack, isKnown, remember } from './counting.js';
import { networkOf } from './network.js';
import { TooManyAttempts } from './too-many-attempts.js';

/** More than an attempt adds, so that the table shrinks to what still counts. */
const CLEARED_AT_ONCE = 10;

/** An attempt to sign in that was let through: whose it is, as keyed digests. */
export interface Attempt {
  readonly account: string;
  readonly network: string;
  readonly pair: string;
  /** Whether somebody has signed in to the account from this network before. */
  readonly known: boolean;
}

/**
 * Counts attempts to sign in and up, for all instances, in the database. An attempt counts before anybody looks at its
 * password, so that guesses made at once do not slip past, and a right one is given back.
 */
@Injectable()
export class Attempts {
  private readonly key: Buffer;

  constructor(
    { ifttt }: Config,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {
    // A plain digest would be undone by trying every address. The client secret is there in every process.
    this.key = createHmac('sha256', ifttt.clientSecret).update('robot-ifttt attempts').digest();
  }

  /**
   * Counts an attempt to sign in. From a network that is known for the account only that pair is limited, so that
   * nobody elsewhere can keep the owner out.
   *
   * @param clientAddress as the connection or a trusted proxy says
   * @throws TooManyAttempts, and the attempt counts for nothing then
   */
  async signIn(email: string, clientAddress: string): Promise<Attempt> {
    const accountName = normaliseEmail(email);
    const networkName = networkOf(clientAddress);
    const account = this.digest(accountName);
    const network = this.digest(networkName);
    const pair = this.digest(JSON.stringify([accountName, networkName]));
    try {
      const known = await this.transactions.run(async ({ manager }) => {
        const seen = await isKnown(manager, pair);
        await count(manager, 'pair', pair);
        if (!seen) {
          await count(manager, 'account', account);
          await count(manager, 'network', network);
        }
        return seen;
      });
      await this.clearExpired();
      return { account, network, pair, known };
    } catch (error) {
      if (error instanceof TooManyAttempts) audit('sign_in_throttled', { limit: error.limit, account, network });
      throw error;
    }
  }

  /** The password was right: gives the attempt back, and remembers the network. */
  async signedIn({ account, network, pair, known }: Attempt): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      await giveAllBack(manager, 'pair', pair);
      if (!known) {
        await giveBack(manager, 'account', account);
        await giveBack(manager, 'network', network);
      }
      await remember(manager, pair);
    });
  }

  /**
   * Counts an attempt to sign up.
   *
   * @throws TooManyAttempts
   */
  async signUp(clientAddress: string): Promise<void> {
    const network = this.digest(networkOf(clientAddress));
    try {
      await this.transactions.run(({ manager }) => count(manager, 'sign-up', network));
      await this.clearExpired();
    } catch (error) {
      if (error instanceof TooManyAttempts) audit('sign_up_throttled', { network });
      throw error;
    }
  }

  /** Apart from the attempt, whose locks it would otherwise cross with another's. */
  private async clearExpired(): Promise<void> {
    const expired = { expiresAt: LessThanOrEqual(Date.now()) };
    const found = await this.dataSource.manager.find(AttemptCount, {
      where: expired,
      order: { expiresAt: 'ASC' },
      take: CLEARED_AT_ONCE,
    });
    if (found.length === 0) return;
    const subject = In(found.map((row) => row.subject));
    await this.transactions.run(({ manager }) => manager.delete(AttemptCount, { subject, ...expired }));
  }

  private digest(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
