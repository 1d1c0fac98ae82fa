import { z } from 'zod';
import type { Accounts } from '../connection/accounts.js';
import { DueWork } from '../due-work.js';
import { isOfService, NotFound, ServiceRefusal } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Masking } from '../service/masking.js';
import { dataOf, path } from '../service/service-client.js';
import type { State } from '../state/state.js';
import type { Subscription } from '../state/subscription-store.js';
import type { Turns } from '../turns.js';
import type { Notification, Poll, PollingSettings, TriggerEvent } from '../views.js';
import type { AppletContext } from './context.js';

/** IFTTT asks for as many events as a service returns by default (platform rule 17). */
const LIMIT = 50;

/** Platform rule 18. */
const events = z.array(
  z.looseObject({ meta: z.looseObject({ id: z.string().min(1), timestamp: z.number() }) }),
) satisfies z.ZodType<TriggerEvent[]>;

/** Polls the triggers of Applets: by the clock, when the service has notified, and when told to. */
export class Poller {
  readonly #work = new DueWork(
    () => this.state.subscriptions.pollable().map(({ identity, nextPollAt }) => ({ key: identity, at: nextPollAt })),
    (identity) => this.#pollByTheClock(identity),
    (fault) => this.journal.fault('A poll', fault),
  );

  constructor(
    private readonly state: State,
    private readonly accounts: Accounts,
    private readonly journal: Journal,
    private readonly masking: Masking,
    private readonly turns: Turns,
    private readonly context: AppletContext,
    private readonly told: { polled(poll: Poll): void; newRuns(): void },
  ) {}

  /** Begins to poll by the clock; to be called again when something has changed in what to poll when. */
  wake(): void {
    this.#work.wake();
  }

  stop(): void {
    this.#work.stop();
  }

  /** Where there is news is polled at once, also when the process ends before it can be. */
  notified(notifications: readonly Notification[]): void {
    this.state.transaction(() => notifications.forEach((one) => this.state.subscriptions.notify(one)));
    this.wake();
  }

  /** A shorter interval counts from now on. */
  intervalChanged(): void {
    const { pollEverySeconds } = this.state.polling.get();
    this.state.subscriptions.pollNoLaterThan(Date.now() + pollEverySeconds * 1_000);
    this.wake();
  }

  /**
   * Polls now, or when the poll under way has ended.
   * @returns what the poll brought to each Applet
   * @throws {NotFound | NeedsReconnection | ServiceRefusal | ServiceUnreachable}
   */
  poll(identity: string): Promise<Poll[]> {
    return this.turns.take(identity, () => this.#poll(identity));
  }

  async #pollByTheClock(identity: string): Promise<void> {
    try {
      await this.poll(identity);
    } catch (error) {
      // What the service refused is in the activity feed, and the next poll makes up for it (platform rule 36). The
      // last Applet with the trigger may have gone while the poll waited for its turn.
      if (!isOfService(error) && !(error instanceof NotFound)) throw error;
    }
  }

  async #poll(identity: string): Promise<Poll[]> {
    const subscription = this.state.subscriptions.find(identity);
    const [appletId] = this.state.applets.idsWanting(identity);
    if (!subscription || appletId === undefined) throw new NotFound('No Applet that is on has this trigger.');
    try {
      const answer = await this.#ask(subscription, appletId);
      return this.#take(subscription, answer);
    } catch (error) {
      const reason = this.masking.text((error as Error).message);
      this.state.subscriptions.polled(subscription, { at: this.#nextPollAt(), error: reason });
      throw error;
    }
  }

  async #ask({ identity, connectionId, trigger, realtime }: Subscription, appletId: string): Promise<TriggerEvent[]> {
    const reply = await this.accounts.call(connectionId, {
      method: 'POST',
      path: path('triggers', trigger.slug),
      body: { trigger_identity: identity, triggerFields: trigger.fields, limit: LIMIT, ...this.context(appletId) },
      realtime,
    });
    const title = `Polled ${trigger.slug}${realtime ? ' after a notification' : ''}`;
    this.journal.reply({ kind: 'poll', title, triggerIdentity: identity, connectionId }, reply);
    const answer = events.safeParse(dataOf(reply));
    // A service that sends more than was asked for must not push out what an Applet has had.
    if (answer.success) return answer.data.slice(0, LIMIT);
    const error = `an event has to have meta.id, a string, and meta.timestamp, a number (${z.prettifyError(answer.error)})`;
    throw new ServiceRefusal('the poll', 200, { error });
  }

  /** What is new is seen and is going to run, both or neither. */
  #take(subscription: Subscription, answer: readonly TriggerEvent[]): Poll[] {
    const { identity, realtime } = subscription;
    const polls = this.state.transaction(() => {
      this.state.subscriptions.polled(subscription, { at: this.#nextPollAt() });
      return this.state.applets
        .idsWanting(identity)
        .map((appletId) => ({ appletId, realtime, events: answer, fresh: this.state.events.take(appletId, answer) }));
    });
    if (polls.some(({ fresh }) => fresh.length > 0)) this.told.newRuns();
    for (const poll of polls) this.told.polled(poll);
    return polls;
  }

  #nextPollAt(): number {
    return nextPollAt(this.state.polling.get(), Date.now(), Math.random());
  }
}

/** @param chance from 0 to 1: by how much of the jitter the interval is shorter (0) or longer (1) */
export function nextPollAt({ pollEverySeconds, jitter }: PollingSettings, now: number, chance: number): number {
  return now + Math.round(pollEverySeconds * 1_000 * (1 + jitter * (2 * chance - 1)));
}
