import { randomUUID } from 'node:crypto';
import type { Run, RunState, TriggerEvent } from '../views.js';
import type { Database } from './database.js';

/** As many events of an Applet are remembered; a service returns its newest 50 (platform rule 17). */
const KEPT = 1_000;

interface Row {
  readonly number: number;
  readonly applet_id: string;
  readonly event: string;
  readonly request_id: string;
  readonly state: RunState;
  readonly attempts: number;
  readonly result: string | null;
}

/** Which events an Applet has had, so that each runs its action once (platform rule 20), and how those runs go. */
export class EventStore {
  constructor(private readonly database: Database) {}

  /**
   * Takes the answer of a poll, newest first, for an Applet. What is new in it becomes pending runs, oldest first, each
   * with the request id that all its attempts will have. Everything in the first answer happened before the Applet
   * was turned on and is only remembered. Part of one transaction: an event is either seen and will run, or neither.
   * @returns the events that will run, oldest first
   */
  take(appletId: string, answer: readonly TriggerEvent[]): TriggerEvent[] {
    const marking = this.database
      .prepare('UPDATE applets SET past_is_marked = 1 WHERE id = ? AND NOT past_is_marked')
      .run(appletId);
    const isFirst = marking.changes === 1;
    const insert = this.database.prepare(
      `INSERT INTO events (applet_id, event_id, event, state, request_id, due_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    const state = isFirst ? 'past' : 'pending';
    const fresh = answer
      .toReversed()
      .filter(
        (event) =>
          insert.run(appletId, event.meta.id, JSON.stringify(event), state, randomUUID(), Date.now()).changes === 1,
      );
    this.#prune(appletId);
    return isFirst ? [] : fresh;
  }

  /** When each Applet with pending runs has something to do. */
  pendingApplets(): { readonly appletId: string; readonly dueAt: number }[] {
    return this.database
      .prepare<[], { appletId: string; dueAt: number }>(
        `SELECT applet_id AS appletId, min(due_at) AS dueAt FROM events WHERE state = 'pending' GROUP BY applet_id`,
      )
      .all();
  }

  /** The run that is due, the oldest event first. */
  nextDue(appletId: string): Run | undefined {
    const row = this.database
      .prepare<[string, number], Row>(
        `SELECT * FROM events WHERE applet_id = ? AND state = 'pending' AND due_at <= ? ORDER BY number LIMIT 1`,
      )
      .get(appletId, Date.now());
    return row && fromRow(row);
  }

  /** An attempt came to nothing, and there will be another. @returns false for a run that was dropped meanwhile */
  retry(run: Run, dueAt: number, reason: string): boolean {
    const retrying = this.database
      .prepare(
        "UPDATE events SET attempts = attempts + 1, due_at = ?, result = ? WHERE number = ? AND state = 'pending'",
      )
      .run(dueAt, reason, Number(run.id));
    return retrying.changes === 1;
  }

  /** What is pending will not run. @returns how many runs those were */
  drop(appletId: string, reason: string): number {
    return this.database
      .prepare("UPDATE events SET state = 'skipped', result = ? WHERE applet_id = ? AND state = 'pending'")
      .run(reason, appletId).changes;
  }

  end(run: Run, state: Exclude<RunState, 'pending'>, result: string): Run {
    this.database
      .prepare('UPDATE events SET state = ?, attempts = attempts + 1, result = ?, ended_at = ? WHERE number = ?')
      .run(state, result, Date.now(), Number(run.id));
    return { ...run, state, attempts: run.attempts + 1, result };
  }

  #prune(appletId: string): void {
    this.database
      .prepare(
        `DELETE FROM events WHERE applet_id = @appletId AND state <> 'pending' AND number <= (
           SELECT number FROM events WHERE applet_id = @appletId ORDER BY number DESC LIMIT 1 OFFSET ${KEPT})`,
      )
      .run({ appletId });
  }
}

function fromRow(row: Row): Run {
  return {
    id: String(row.number),
    appletId: row.applet_id,
    event: JSON.parse(row.event) as TriggerEvent,
    requestId: row.request_id,
    state: row.state,
    attempts: row.attempts,
    ...(row.result !== null && { result: row.result }),
  };
}
