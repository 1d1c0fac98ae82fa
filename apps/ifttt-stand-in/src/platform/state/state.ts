import { ActivityStore } from './activity-store.js';
import { AppletStore } from './applet-store.js';
import { ConnectionStore } from './connection-store.js';
import { type Database, openDatabase } from './database.js';
import { EventStore } from './event-store.js';
import { PollingStore } from './polling-store.js';
import { SubscriptionStore } from './subscription-store.js';

/** Everything that outlives the process. */
export class State {
  readonly activities: ActivityStore;
  readonly applets: AppletStore;
  readonly connections: ConnectionStore;
  readonly events: EventStore;
  readonly polling: PollingStore;
  readonly subscriptions: SubscriptionStore;
  readonly #database: Database;

  /** @throws as {@link openDatabase} */
  constructor(file: string, serviceUrl: string) {
    this.#database = openDatabase(file, serviceUrl);
    this.activities = new ActivityStore(this.#database);
    this.applets = new AppletStore(this.#database);
    this.connections = new ConnectionStore(this.#database);
    this.events = new EventStore(this.#database);
    this.polling = new PollingStore(this.#database);
    this.subscriptions = new SubscriptionStore(this.#database);
  }

  /** All of the work is committed, or nothing. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work).immediate();
  }

  close(): void {
    this.#database.close();
  }
}
