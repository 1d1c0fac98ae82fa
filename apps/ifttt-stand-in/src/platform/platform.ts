import { EventEmitter } from 'node:events';
import type { Activity, Exchange } from './activity.js';
import { Applets } from './applet/applets.js';
import { appletContext } from './applet/context.js';
import { IdentityDeletions } from './applet/identity-deletions.js';
import { Poller } from './applet/poller.js';
import { Runner } from './applet/runner.js';
import { Accounts } from './connection/accounts.js';
import { Authorization, connectionOf, viewOf } from './connection/authorization.js';
import { DescriptionReader } from './description/description-reader.js';
import type { ServiceDescription } from './description/service-description.js';
import { checkPolling } from './polling-check.js';
import { NotFound } from './problems.js';
import { Journal } from './service/journal.js';
import { Masking } from './service/masking.js';
import { ServiceClient } from './service/service-client.js';
import { Steps } from './service/steps.js';
import type { ServiceProfile } from './service-profile.js';
import { State } from './state/state.js';
import { Turns } from './turns.js';
import type { ConnectionView, Notification, Outcome, Poll, PollingSettings, Run } from './views.js';

const MOST_ACTIVITIES = 500;

export interface PlatformEvents {
  /** Every entry of the activity feed, when it has been stored. */
  activity: [Activity];
  connected: [ConnectionView];
  /** A visit to the consent page came to nothing. */
  refused: [Outcome];
  /** The service said where there is news. */
  notified: [readonly Notification[]];
  polled: [Poll];
  /** A run has ended: done, skipped or failed. */
  ran: [Run];
}

export interface PlatformSettings {
  readonly service: ServiceProfile;
  /** The stand-in's own origin, without a slash at the end. */
  readonly url: string;
  /** A path, or `:memory:`. */
  readonly stateFile: string;
  /** A file or an http URL. Absent: the service is asked. */
  readonly description?: string;
}

/**
 * The IFTTT platform, played for one service: connects people, keeps their Applets, polls their triggers, runs their
 * actions, and remembers it all over a restart.
 */
export class Platform extends EventEmitter<PlatformEvents> {
  readonly applets: Applets;
  readonly steps: Steps;
  readonly #state: State;
  readonly #masking = new Masking();
  readonly #turns = new Turns();
  readonly #journal: Journal;
  readonly #authorization: Authorization;
  readonly #description: DescriptionReader;
  readonly #poller: Poller;
  readonly #runner: Runner;
  readonly #deletions: IdentityDeletions;

  private constructor(private readonly given: PlatformSettings) {
    super();
    const { service, url } = given;
    const state = new State(given.stateFile, service.apiUrl);
    this.#state = state;
    this.#masking.hide(service.serviceKey, service.clientSecret, ...state.connections.tokens());
    const journal = new Journal(state.activities, this.#masking, (activity) => this.emit('activity', activity));
    this.#journal = journal;
    const client = new ServiceClient(service, this.#masking);
    const accounts = new Accounts(client, state.connections, journal, this.#masking);
    const context = appletContext(url);
    this.steps = new Steps(accounts);
    this.#description = new DescriptionReader(service, client, journal, this.#masking, given.description);
    this.#authorization = new Authorization(
      service,
      this.redirectUrl,
      client,
      state.connections,
      journal,
      this.#masking,
    );
    this.#runner = new Runner(state, accounts, journal, this.#masking, this.#turns, context, (run) =>
      this.emit('ran', run),
    );
    this.#poller = new Poller(state, accounts, journal, this.#masking, this.#turns, context, {
      polled: (poll) => this.emit('polled', poll),
      newRuns: () => this.#runner.wake(),
    });
    this.#deletions = new IdentityDeletions(state, accounts, journal, this.#turns);
    this.applets = new Applets(state, this.#description, this.steps, this.#poller, this.#deletions, journal);
  }

  /**
   * Opens the state. Nothing happens by itself before `resume`.
   * @throws Error that says what to do, when the state file cannot be used
   */
  static async open(settings: PlatformSettings): Promise<Platform> {
    return new Platform(settings);
  }

  get service(): ServiceProfile {
    return this.given.service;
  }

  /** The stand-in's own origin: where people begin to connect. */
  get url(): string {
    return this.given.url;
  }

  /** Where a service sends its notifications: its `IFTTT_REALTIME_URL`. */
  get realtimeUrl(): string {
    return `${this.given.url}/v1/notifications`;
  }

  /** Where a service sends people back to: its `IFTTT_REDIRECT_URL`. */
  get redirectUrl(): string {
    return `${this.given.url}/channels/${this.service.id}/authorize`;
  }

  /**
   * What the service can do; asked for once and kept.
   * @param again asks anew
   * @throws {ServiceRefusal | ServiceUnreachable | InvalidInput}
   */
  async description(again = false): Promise<ServiceDescription> {
    return this.#description.get(again);
  }

  /** Begins to connect a person: send her browser to `authorizeUrl`. */
  connect(): { readonly authorizeUrl: string; readonly state: string } {
    return this.#authorization.begin();
  }

  /** For a service without accounts (`authenticatesUsers` is false), which the service key alone opens. */
  connectWithoutAccount(): ConnectionView {
    const connection = this.#authorization.connectEveryone();
    this.emit('connected', connection);
    return connection;
  }

  /** Takes what the service sent her browser back with. Never throws: what is wrong is the outcome. */
  async complete(query: Readonly<Record<string, string | undefined>>): Promise<Outcome> {
    const outcome = await this.#authorization.complete(query);
    if (outcome.kind !== 'connected') {
      this.emit('refused', outcome);
      return outcome;
    }
    this.#poller.wake(); // her Applets go on
    this.emit('connected', outcome.connection);
    return outcome;
  }

  /** The oldest first. */
  connections(): ConnectionView[] {
    return this.#state.connections.list().map(viewOf);
  }

  /**
   * Her Applets go, and their identities at the service; her token is forgotten when that is done, or after a day.
   * @throws {NotFound}
   */
  async disconnect(connectionId: string): Promise<void> {
    const { user } = connectionOf(this.#state.connections, connectionId);
    const { applets, subscriptions, connections } = this.#state;
    this.#state.transaction(() => {
      applets.deleteAllOf(connectionId);
      subscriptions.releaseUnwanted();
      connections.setState(connectionId, 'leaving');
      connections.forgetIfGone(connectionId);
    });
    this.#journal.write({ kind: 'connection', title: `Disconnected ${user.name}`, connectionId });
    await this.#deletions.deleteDue();
  }

  /** Takes a realtime notification (platform rule 35). @param exchange the request, for the activity feed */
  notified(notifications: readonly Notification[], exchange: Exchange): void {
    this.#poller.notified(notifications);
    this.#journal.write({ kind: 'notification', title: titleOf(notifications) }, exchange);
    this.emit('notified', notifications);
  }

  /**
   * The activity feed, newest first: of the newest 1,000 entries.
   * @param page.before an activity's id: only older ones
   * @param page.limit at most 500
   */
  activities(page: { readonly before?: number; readonly appletId?: string; readonly limit: number }): Activity[] {
    return this.#state.activities.list({ ...page, limit: Math.min(page.limit, MOST_ACTIVITIES) });
  }

  /** @throws {NotFound} also when it is too old to be kept */
  activity(id: number): Activity {
    const activity = this.#state.activities.find(id);
    if (!activity) throw new NotFound('There is no such activity any more.');
    return activity;
  }

  settings(): PollingSettings {
    return this.#state.polling.get();
  }

  /** @throws {InvalidInput} */
  changeSettings(changes: Partial<PollingSettings>): PollingSettings {
    const settings = checkPolling({ ...this.settings(), ...changes });
    this.#state.polling.set(settings);
    this.#poller.intervalChanged();
    return settings;
  }

  /** Goes on with what was pending, and begins to poll by the clock. */
  resume(): void {
    this.#runner.wake();
    this.#deletions.wake();
    this.#poller.wake();
  }

  /** Waits for the requests under way, not for those that are due. To be called when no other call is under way. */
  async close(): Promise<void> {
    this.#poller.stop();
    this.#deletions.stop();
    this.#runner.stop();
    await this.#turns.over();
    this.#state.close();
  }
}

function titleOf(notifications: readonly Notification[]): string {
  const identities = notifications.filter((one) => 'trigger_identity' in one).length;
  const users = notifications.length - identities;
  const of = [
    ...(identities === 0 ? [] : [`${identities} trigger ${identities === 1 ? 'identity' : 'identities'}`]),
    ...(users === 0 ? [] : [`${users} ${users === 1 ? 'user' : 'users'}`]),
  ];
  return `The service notified of news for ${of.join(' and ') || 'nothing'}`;
}
