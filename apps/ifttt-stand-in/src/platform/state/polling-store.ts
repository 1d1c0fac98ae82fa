import type { PollingSettings } from '../views.js';
import type { Database } from './database.js';

/** As often as IFTTT polls on its paid plans (platform rule 34). */
const DEFAULT: PollingSettings = { pollEverySeconds: 300, jitter: 0.1 };

/** How often to poll: what was set last, also before a restart. */
export class PollingStore {
  #settings: PollingSettings;

  constructor(private readonly database: Database) {
    const stored = database.prepare<[], { value: string }>("SELECT value FROM facts WHERE name = 'polling'").get();
    this.#settings = stored ? (JSON.parse(stored.value) as PollingSettings) : DEFAULT;
  }

  get(): PollingSettings {
    return this.#settings;
  }

  set(settings: PollingSettings): void {
    this.database.prepare("INSERT OR REPLACE INTO facts VALUES ('polling', ?)").run(JSON.stringify(settings));
    this.#settings = settings;
  }
}
