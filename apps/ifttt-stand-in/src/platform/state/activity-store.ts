import type { Activity, ActivityKind, Exchange } from '../activity.js';
import type { Database } from './database.js';

const KEPT = 1_000;

interface Row {
  readonly id: number;
  readonly at: number;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly applet_id: string | null;
  readonly trigger_identity: string | null;
  readonly connection_id: string | null;
  readonly exchange: string | null;
}

/** The activity feed: its newest 1,000 entries. */
export class ActivityStore {
  constructor(private readonly database: Database) {}

  add(entry: Omit<Activity, 'id' | 'at'>): Activity {
    const at = Date.now();
    const insert = this.database.prepare('INSERT INTO activities VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)');
    const prune = this.database.prepare('DELETE FROM activities WHERE id <= ?');
    const id = this.database.transaction(() => {
      const { lastInsertRowid } = insert.run(
        at,
        entry.kind,
        entry.title,
        entry.appletId ?? null,
        entry.triggerIdentity ?? null,
        entry.connectionId ?? null,
        entry.exchange ? JSON.stringify(entry.exchange) : null,
      );
      prune.run(Number(lastInsertRowid) - KEPT);
      return Number(lastInsertRowid);
    })();
    return { ...entry, id, at };
  }

  find(id: number): Activity | undefined {
    const row = this.database.prepare<[number], Row>('SELECT * FROM activities WHERE id = ?').get(id);
    return row && fromRow(row);
  }

  /** Newest first. @param page.appletId only its own, and those of its trigger */
  list(page: { readonly before?: number; readonly appletId?: string; readonly limit: number }): Activity[] {
    return this.database
      .prepare<[object], Row>(
        `SELECT * FROM activities
         WHERE id < @before AND (@appletId IS NULL OR applet_id = @appletId
           OR trigger_identity = (SELECT identity FROM applets WHERE applets.id = @appletId)) ORDER BY id DESC LIMIT @limit`,
      )
      .all({ before: page.before ?? Number.MAX_SAFE_INTEGER, appletId: page.appletId ?? null, limit: page.limit })
      .map(fromRow);
  }
}

function fromRow(row: Row): Activity {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    title: row.title,
    ...(row.applet_id !== null && { appletId: row.applet_id }),
    ...(row.trigger_identity !== null && { triggerIdentity: row.trigger_identity }),
    ...(row.connection_id !== null && { connectionId: row.connection_id }),
    ...(row.exchange !== null && { exchange: JSON.parse(row.exchange) as Exchange }),
  };
}
