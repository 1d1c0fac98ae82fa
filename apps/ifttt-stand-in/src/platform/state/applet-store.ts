import type { AppletView, ConfiguredStep, FieldValues, RunState } from '../views.js';
import type { Database } from './database.js';

interface Row {
  readonly id: string;
  readonly connection_id: string;
  readonly name: string;
  readonly trigger_slug: string;
  readonly trigger_fields: string;
  readonly identity: string;
  readonly action_slug: string;
  readonly action_fields: string;
  readonly enabled: number;
  readonly created_at: number;
  readonly next_poll_at: number | null;
  readonly last_polled_at: number | null;
  readonly last_poll_error: string | null;
  readonly last_run_at: number | null;
}

export interface NewApplet {
  readonly id: string;
  readonly connectionId: string;
  readonly name: string;
  readonly trigger: ConfiguredStep;
  readonly triggerIdentity: string;
  readonly action: ConfiguredStep;
}

const APPLETS = `
  SELECT applets.*, next_poll_at, last_polled_at, last_poll_error,
    (SELECT max(ended_at) FROM events WHERE applet_id = applets.id) AS last_run_at
  FROM applets LEFT JOIN subscriptions ON subscriptions.identity = applets.identity`;

/** People's Applets. */
export class AppletStore {
  constructor(private readonly database: Database) {}

  add(applet: NewApplet): void {
    this.database
      .prepare(
        `INSERT INTO applets (id, connection_id, name, trigger_slug, trigger_fields, identity, action_slug,
           action_fields, created_at)
         VALUES (@id, @connectionId, @name, @triggerSlug, @triggerFields, @triggerIdentity, @actionSlug,
           @actionFields, @now)`,
      )
      .run({
        id: applet.id,
        connectionId: applet.connectionId,
        name: applet.name,
        triggerSlug: applet.trigger.slug,
        triggerFields: JSON.stringify(applet.trigger.fields),
        triggerIdentity: applet.triggerIdentity,
        actionSlug: applet.action.slug,
        actionFields: JSON.stringify(applet.action.fields),
        now: Date.now(),
      });
  }

  find(id: string): AppletView | undefined {
    const row = this.database.prepare<[string], Row>(`${APPLETS} WHERE applets.id = ?`).get(id);
    return row && this.#view(row);
  }

  /** The newest first. */
  list(): AppletView[] {
    const rows = this.database.prepare<[], Row>(`${APPLETS} ORDER BY applets.rowid DESC`).all();
    return rows.map((row) => this.#view(row));
  }

  /** The Applets that a poll of this identity is for, the oldest first. */
  idsWanting(identity: string): string[] {
    return this.database
      .prepare<[string], string>('SELECT id FROM applets WHERE identity = ? AND enabled ORDER BY rowid')
      .pluck()
      .all(identity);
  }

  /** When it is turned on again, what has happened until then is past. */
  setEnabled(id: string, enabled: boolean): void {
    this.database
      .prepare('UPDATE applets SET enabled = @enabled, past_is_marked = 0 WHERE id = @id AND enabled <> @enabled')
      .run({ id, enabled: enabled ? 1 : 0 });
  }

  delete(id: string): void {
    this.database.prepare('DELETE FROM applets WHERE id = ?').run(id);
  }

  deleteAllOf(connectionId: string): void {
    this.database.prepare('DELETE FROM applets WHERE connection_id = ?').run(connectionId);
  }

  #view(row: Row): AppletView {
    const counts = this.database
      .prepare<[string], { state: RunState; amount: number }>(
        "SELECT state, count(*) AS amount FROM events WHERE applet_id = ? AND state <> 'past' GROUP BY state",
      )
      .all(row.id);
    const runs = { pending: 0, done: 0, skipped: 0, failed: 0 };
    for (const { state, amount } of counts) runs[state] = amount;
    const enabled = row.enabled === 1;
    return {
      id: row.id,
      name: row.name,
      connectionId: row.connection_id,
      trigger: { slug: row.trigger_slug, fields: JSON.parse(row.trigger_fields) as FieldValues },
      action: { slug: row.action_slug, fields: JSON.parse(row.action_fields) as FieldValues },
      triggerIdentity: row.identity,
      enabled,
      createdAt: row.created_at,
      lastPolledAt: row.last_polled_at ?? undefined,
      lastPollError: row.last_poll_error ?? undefined,
      nextPollAt: enabled ? (row.next_poll_at ?? undefined) : undefined,
      lastRunAt: row.last_run_at ?? undefined,
      runs,
    };
  }
}
