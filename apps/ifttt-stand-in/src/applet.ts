import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { type ActionOutcome, callAction } from './action-call.js';
import type { Connection } from './connection.js';
import { SeenEvents, type TriggerEvent } from './seen-events.js';
import { triggerIdentity } from './trigger-identity.js';

type Fields = Readonly<Record<string, string>>;

/** IFTTT asks for as many events as a service returns by default (platform rule 17). */
const LIMIT = 50;

/** "When this happens, do that": a trigger and an action with the values the person chose for their fields. */
export interface Recipe {
  readonly trigger: { readonly slug: string; readonly fields: Fields };
  readonly action: { readonly slug: string; readonly fields: Fields };
}

/** A poll that was answered; `fresh` are the events that run the action, oldest first. */
export interface Poll {
  readonly realtime: boolean;
  readonly events: readonly TriggerEvent[];
  readonly fresh: readonly TriggerEvent[];
}

/** The action as it went for one event. */
export interface ActionRun {
  readonly event: TriggerEvent;
  readonly outcome: ActionOutcome;
}

interface AppletEvents {
  polled: [Poll];
  /** The next poll makes up for a failed one (platform rule 36). */
  pollFailed: [Error];
  ran: [ActionRun];
}

/** An Applet of a connected person. Emits `polled`, `pollFailed` and `ran` as it works. */
export class Applet extends EventEmitter<AppletEvents> {
  readonly triggerIdentity: string;
  readonly #seen = new SeenEvents();
  readonly #context: object;
  #work: Promise<unknown> = Promise.resolve();

  /** @param appletsUrl where the stand-in describes Applets; what the service is told as `ifttt_source` */
  constructor(
    readonly connection: Connection,
    readonly recipe: Recipe,
    appletsUrl: string,
  ) {
    super();
    const { slug, fields } = recipe.trigger;
    this.triggerIdentity = triggerIdentity(connection.user.id, slug, fields);
    const id = randomBytes(8).toString('hex');
    this.#context = {
      user: { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      ifttt_source: { id, url: `${appletsUrl}/${id}` },
    };
  }

  /**
   * Polls the trigger, then runs the action for each event that is new. Polls follow one another, so an event that
   * two of them return still runs once.
   * @throws when the poll fails; a failed action is told by `ran`
   */
  poll(realtime = false): Promise<Poll> {
    const polled = this.#work.then(() => this.#pollNow(realtime));
    this.#work = polled.then(
      (poll) => this.#run(poll.fresh),
      (error: Error) => this.emit('pollFailed', error),
    );
    return polled;
  }

  async #pollNow(realtime: boolean): Promise<Poll> {
    const { slug, fields } = this.recipe.trigger;
    const events = (await this.connection.client.data({
      method: 'POST',
      path: `triggers/${slug}`,
      accessToken: this.connection.accessToken,
      body: { trigger_identity: this.triggerIdentity, triggerFields: fields, limit: LIMIT, ...this.#context },
      realtime,
    })) as TriggerEvent[];
    const poll = { realtime, events, fresh: this.#seen.take(events) };
    this.emit('polled', poll);
    return poll;
  }

  async #run(events: readonly TriggerEvent[]): Promise<void> {
    const { slug, fields } = this.recipe.action;
    for (const event of events) {
      const outcome = await callAction(this.connection.client, {
        path: `actions/${slug}`,
        accessToken: this.connection.accessToken,
        body: { actionFields: fields, ...this.#context },
      });
      this.emit('ran', { event, outcome });
    }
  }
}
