import type { ConfiguredStep, FieldValues } from '../views.js';
import type { Database } from './database.js';

interface Row {
  readonly identity: string;
  readonly connection_id: string;
  readonly trigger_slug: string;
  readonly trigger_fields: string;
  readonly next_poll_at: number;
  readonly realtime: number;
  readonly last_polled_at: number | null;
  readonly last_poll_error: string | null;
  readonly unwanted_since: number | null;
  readonly delete_at: number | null;
  readonly delete_attempts: number;
}

/** A trigger identity at the service. Times are milliseconds since 1970. */
export interface Subscription {
  readonly identity: string;
  readonly connectionId: string;
  readonly trigger: ConfiguredStep;
  readonly nextPollAt: number;
  /** The next poll is caused by a notification. */
  readonly realtime: boolean;
  readonly lastPolledAt?: number;
  readonly lastPollError?: string;
}

/** A subscription that no Applet wants any more. */
export interface UnwantedSubscription extends Subscription {
  readonly unwantedSince: number;
  readonly deleteAt: number;
  readonly deleteAttempts: number;
}

const IS_WANTED = 'EXISTS (SELECT 1 FROM applets WHERE applets.identity = subscriptions.identity AND enabled)';

/** The identities that the service knows of: when to poll them, and which are to be deleted there. */
export class SubscriptionStore {
  constructor(private readonly database: Database) {}

  /** An Applet wants it: it is polled at once, and no longer to be deleted. */
  want(subscription: Pick<Subscription, 'identity' | 'connectionId' | 'trigger'>): void {
    const { identity, connectionId, trigger } = subscription;
    this.database
      .prepare(
        `INSERT INTO subscriptions (identity, connection_id, trigger_slug, trigger_fields, next_poll_at)
         VALUES (@identity, @connectionId, @slug, @fields, @now)
         ON CONFLICT (identity) DO UPDATE
           SET next_poll_at = @now, unwanted_since = NULL, delete_at = NULL, delete_attempts = 0`,
      )
      .run({
        identity,
        connectionId,
        slug: trigger.slug,
        fields: JSON.stringify(trigger.fields),
        now: Date.now(),
      });
  }

  /** What no Applet that is on wants is to be deleted at the service, now. */
  releaseUnwanted(): void {
    this.database
      .prepare(
        `UPDATE subscriptions SET unwanted_since = @now, delete_at = @now
         WHERE unwanted_since IS NULL AND NOT ${IS_WANTED}`,
      )
      .run({ now: Date.now() });
  }

  find(identity: string): Subscription | undefined {
    const row = this.database.prepare<[string], Row>('SELECT * FROM subscriptions WHERE identity = ?').get(identity);
    return row && fromRow(row);
  }

  /** Those to poll, whenever that is: wanted, and of a connection whose token is taken. */
  pollable(): Subscription[] {
    const rows = this.database.prepare<[], Row>(
      `SELECT subscriptions.* FROM subscriptions JOIN connections ON connections.id = connection_id
       WHERE unwanted_since IS NULL AND connections.state = 'connected'`,
    );
    return rows.all().map(fromRow);
  }

  unwanted(): UnwantedSubscription[] {
    const rows = this.database.prepare<[], Row>('SELECT * FROM subscriptions WHERE unwanted_since IS NOT NULL').all();
    return rows.map((row) => ({
      ...fromRow(row),
      unwantedSince: row.unwanted_since!,
      deleteAt: row.delete_at!,
      deleteAttempts: row.delete_attempts,
    }));
  }

  /**
   * There is news: the next poll is due. It becomes due at another time than before even if it was due already, by
   * which a poll that is under way sees that there is to be another.
   * @param of an identity, or a user with all that is hers
   */
  notify(of: { readonly trigger_identity: string } | { readonly user_id: string }): void {
    const [which, value] =
      'trigger_identity' in of
        ? ['identity = @value', of.trigger_identity]
        : ['connection_id = (SELECT id FROM connections WHERE user_id = @value)', of.user_id];
    this.database
      .prepare(
        `UPDATE subscriptions
         SET realtime = 1, next_poll_at = CASE WHEN next_poll_at > @now THEN @now ELSE next_poll_at + 1 END
         WHERE ${which}`,
      )
      .run({ value, now: Date.now() });
  }

  /** After a poll: when the next one is due, unless a notification came in its course. */
  polled({ identity, nextPollAt }: Subscription, next: { readonly at: number; readonly error?: string }): void {
    this.database
      .prepare('UPDATE subscriptions SET last_polled_at = @now, last_poll_error = @error WHERE identity = @identity')
      .run({ identity, now: Date.now(), error: next.error ?? null });
    this.database
      .prepare('UPDATE subscriptions SET next_poll_at = ?, realtime = 0 WHERE identity = ? AND next_poll_at = ?')
      .run(next.at, identity, nextPollAt);
  }

  /** No poll is due later than this. */
  pollNoLaterThan(at: number): void {
    this.database.prepare('UPDATE subscriptions SET next_poll_at = min(next_poll_at, ?)').run(at);
  }

  tryDeletingAgain(identity: string, at: number): void {
    this.database
      .prepare('UPDATE subscriptions SET delete_at = ?, delete_attempts = delete_attempts + 1 WHERE identity = ?')
      .run(at, identity);
  }

  /** The service knows it no more; one that an Applet has come to want in the meantime stays. */
  deleted(identity: string): void {
    this.database.prepare('DELETE FROM subscriptions WHERE identity = ? AND unwanted_since IS NOT NULL').run(identity);
  }
}

function fromRow(row: Row): Subscription {
  return {
    identity: row.identity,
    connectionId: row.connection_id,
    trigger: { slug: row.trigger_slug, fields: JSON.parse(row.trigger_fields) as FieldValues },
    nextPollAt: row.next_poll_at,
    realtime: row.realtime === 1,
    lastPolledAt: row.last_polled_at ?? undefined,
    lastPollError: row.last_poll_error ?? undefined,
  };
}
