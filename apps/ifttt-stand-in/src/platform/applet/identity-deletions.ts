import type { Accounts } from '../connection/accounts.js';
import { DueWork } from '../due-work.js';
import { isOfService, NeedsReconnection, NotFound } from '../problems.js';
import type { Journal } from '../service/journal.js';
import { path, problemOf } from '../service/service-client.js';
import type { State } from '../state/state.js';
import type { UnwantedSubscription } from '../state/subscription-store.js';
import type { Turns } from '../turns.js';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10 * 60_000;
/** A service that is away for so long is not waited for: a disconnected person's token is to be forgotten some day. */
const GIVE_UP_MS = 24 * 60 * 60_000;

const PASSING_STATUSES = [401, 408, 429];

/** Deletes at the service the identities that no Applet has any more (platform rule 21), until it has been done. */
export class IdentityDeletions {
  readonly #work = new DueWork(
    () => this.state.subscriptions.unwanted().map(({ identity, deleteAt }) => ({ key: identity, at: deleteAt })),
    (identity) => this.turns.take(identity, () => this.#delete(identity)),
    (fault) => this.journal.fault('The deletion of an identity', fault),
  );

  constructor(
    private readonly state: State,
    private readonly accounts: Accounts,
    private readonly journal: Journal,
    private readonly turns: Turns,
  ) {}

  wake(): void {
    this.#work.wake();
  }

  stop(): void {
    this.#work.stop();
  }

  /** Resolves when each that is due has been tried. */
  deleteDue(): Promise<void> {
    return this.#work.run();
  }

  async #delete(identity: string): Promise<void> {
    const subscription = this.state.subscriptions.unwanted().find((one) => one.identity === identity);
    if (!subscription) return; // an Applet has come to want it
    if ((await this.#isOver(subscription)) || Date.now() - subscription.unwantedSince > GIVE_UP_MS) {
      this.state.transaction(() => {
        this.state.subscriptions.deleted(identity);
        this.state.connections.forgetIfGone(subscription.connectionId);
      });
    } else {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** subscription.deleteAttempts, LONGEST_RETRY_MS);
      this.state.subscriptions.tryDeletingAgain(identity, Date.now() + wait);
    }
  }

  /** Whether nothing is left to be done: deleted, or asking again would change nothing. */
  async #isOver({ identity, connectionId, trigger }: UnwantedSubscription): Promise<boolean> {
    try {
      const reply = await this.accounts.call(connectionId, {
        method: 'DELETE',
        path: path('triggers', trigger.slug, 'trigger_identity', identity),
      });
      const title = `Deleted an identity of ${trigger.slug}`;
      this.journal.reply({ kind: 'applet', title, triggerIdentity: identity, connectionId }, reply);
      const status = reply.answer?.status ?? 0;
      return problemOf(reply) === undefined || (status >= 200 && status < 500 && !PASSING_STATUSES.includes(status));
    } catch (error) {
      if (error instanceof NeedsReconnection || error instanceof NotFound) return true;
      if (isOfService(error)) return false;
      throw error;
    }
  }
}
