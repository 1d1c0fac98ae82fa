import type { ConnectionView, UserInfo } from '../views.js';
import type { Database } from './database.js';

/** Longer than anyone needs to sign in and decide. */
const VISIT_MS = 60 * 60 * 1_000;

interface Row {
  readonly id: string;
  readonly user: string;
  readonly access_token: string | null;
  readonly refresh_token: string | null;
  readonly connected_at: number;
  readonly state: StoredConnection['state'];
}

export interface Tokens {
  /** Absent for a service without accounts. */
  readonly accessToken?: string;
  readonly refreshToken?: string;
}

/** `leaving`: disconnected, and its token is needed until the service has deleted its identities. */
export interface StoredConnection extends Omit<ConnectionView, 'state'>, Tokens {
  readonly state: ConnectionView['state'] | 'leaving';
}

/** People's accounts, and the visits to the consent page that have not come back yet. */
export class ConnectionStore {
  constructor(private readonly database: Database) {}

  beginVisit(state: string): void {
    this.database.prepare('DELETE FROM visits WHERE begun_at < ?').run(Date.now() - VISIT_MS);
    this.database.prepare('INSERT INTO visits VALUES (?, ?)').run(state, Date.now());
  }

  /** A visit ends once. @returns whether it was under way */
  endVisit(state: string): boolean {
    const ended = this.database.prepare('DELETE FROM visits WHERE state = ? AND begun_at >= ?');
    return ended.run(state, Date.now() - VISIT_MS).changes === 1;
  }

  /** A person who connects again has the connection that she had, with new tokens. */
  save(id: string, user: UserInfo, { accessToken, refreshToken }: Tokens): StoredConnection {
    this.database
      .prepare(
        `INSERT INTO connections VALUES (@id, @userId, @user, @accessToken, @refreshToken, @now, 'connected')
         ON CONFLICT (user_id) DO UPDATE SET user = excluded.user, access_token = excluded.access_token,
           refresh_token = excluded.refresh_token, connected_at = excluded.connected_at, state = excluded.state`,
      )
      .run({
        id,
        userId: user.id,
        user: JSON.stringify(user),
        accessToken: accessToken ?? null,
        refreshToken: refreshToken ?? null,
        now: Date.now(),
      });
    return fromRow(this.database.prepare<[string], Row>('SELECT * FROM connections WHERE user_id = ?').get(user.id)!);
  }

  find(id: string): StoredConnection | undefined {
    const row = this.database.prepare<[string], Row>('SELECT * FROM connections WHERE id = ?').get(id);
    return row && fromRow(row);
  }

  /** Those that were not disconnected, the oldest first. */
  list(): StoredConnection[] {
    const rows = this.database.prepare<[], Row>("SELECT * FROM connections WHERE state <> 'leaving' ORDER BY rowid");
    return rows.all().map(fromRow);
  }

  /** Every token in the state, for the masking. */
  tokens(): string[] {
    const rows = this.database.prepare<[], Row>('SELECT * FROM connections').all();
    return rows.flatMap((row) => [row.access_token, row.refresh_token]).filter((token) => token !== null);
  }

  /** A refresh token that was not replaced stays (platform rule 32). */
  refresh(id: string, { accessToken, refreshToken }: Tokens): void {
    this.database
      .prepare('UPDATE connections SET access_token = ?, refresh_token = coalesce(?, refresh_token) WHERE id = ?')
      .run(accessToken, refreshToken ?? null, id);
  }

  setState(id: string, state: StoredConnection['state']): void {
    this.database.prepare('UPDATE connections SET state = ? WHERE id = ?').run(state, id);
  }

  /** Forgets a disconnected person when nothing is left to be deleted for her. */
  forgetIfGone(id: string): void {
    this.database
      .prepare(
        `DELETE FROM connections WHERE id = ? AND state = 'leaving'
           AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE connection_id = connections.id)`,
      )
      .run(id);
  }
}

function fromRow(row: Row): StoredConnection {
  return {
    id: row.id,
    user: JSON.parse(row.user) as UserInfo,
    connectedAt: row.connected_at,
    state: row.state,
    accessToken: row.access_token ?? undefined,
    refreshToken: row.refresh_token ?? undefined,
  };
}
