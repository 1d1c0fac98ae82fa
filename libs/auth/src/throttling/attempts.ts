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
import { Undecided } from './undecided.js';

/** More than an attempt adds, so that the table shrinks to what still counts. */
const CLEARED_AT_ONCE = 10;

/** How often an attempt waits for others before it is refused: as many as wait for one account take turns of ten. */
const MAX_WAITS = 5;
/** When to come back where others are still undecided, in milliseconds. */
const SOON_MS = 1_000;

/** Whose an attempt to sign in is, as keyed digests. */
export interface Whose {
  readonly account: string;
  readonly network: string;
  readonly pair: string;
}

/** An attempt that was let through. */
interface Attempt extends Whose {
  /** Whether somebody has signed in to the account from this network before. */
  readonly known: boolean;
}

/**
 * Counts attempts to sign in and up, for all instances, in the database. An attempt counts before anybody looks at its
 * password, so that guesses made at once do not slip past, and a right one is given back. What is refused while others
 * are looked at in this process waits for them and is counted again: right ones at once do not keep each other out.
 */
@Injectable()
export class Attempts {
  private readonly key: Buffer;
  private readonly undecided = new Undecided();

  constructor(
    { ifttt }: Config,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {
    // A plain digest would be undone by trying every address. The client secret is there in every process.
    this.key = createHmac('sha256', ifttt.clientSecret).update('robot-ifttt attempts').digest();
  }

  /**
   * Counts an attempt to sign in and looks at its password. One that is right is given back, and its network is known
   * from then on; from there only that pair is limited, so that nobody elsewhere can keep the owner out.
   *
   * @param clientAddress as the connection or a trusted proxy says
   * @param look who signs in; throws where the password is wrong
   * @throws TooManyAttempts, without a look, and the attempt counts for nothing then; what `look` throws
   */
  async signIn<T>(email: string, clientAddress: string, look: (whose: Whose) => Promise<T>): Promise<T> {
    const whose = this.whose(email, clientAddress);
    for (let waits = 0; ; waits += 1) {
      try {
        return await this.undecided.during(async (countedBy) => {
          const attempt = await this.count(whose, countedBy);
          const person = await look(whose);
          await this.giveBack(attempt);
          return person;
        });
      } catch (error) {
        if (!(error instanceof TooManyAttempts)) throw error;
        const { limit, subject } = error;
        const isSettled = !this.undecided.has(subject);
        if (!isSettled && waits < MAX_WAITS && (await this.undecided.wait(subject))) continue;
        audit('sign_in_throttled', { limit, account: whose.account, network: whose.network });
        throw isSettled ? error : new TooManyAttempts(limit, subject, SOON_MS);
      }
    }
  }

  private whose(email: string, clientAddress: string): Whose {
    const account = normaliseEmail(email);
    const network = networkOf(clientAddress);
    const pair = JSON.stringify([account, network]);
    return { account: this.digest(account), network: this.digest(network), pair: this.digest(pair) };
  }

  private async count(whose: Whose, countedBy: (subjects: readonly string[]) => void): Promise<Attempt> {
    const { account, network, pair } = whose;
    const known = await this.transactions.run(async ({ manager }) => {
      const seen = await isKnown(manager, pair);
      const subjects = [await count(manager, 'pair', pair)];
      if (!seen) {
        subjects.push(await count(manager, 'account', account), await count(manager, 'network', network));
      }
      countedBy(subjects); // while the rows are locked: whoever is refused for them then finds the attempt
      return seen;
    });
    await this.clearExpired();
    return { ...whose, known };
  }

  private async giveBack({ account, network, pair, known }: Attempt): Promise<void> {
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
    await this.transactions.statement((manager) => manager.delete(AttemptCount, { subject, ...expired }));
  }

  private digest(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
