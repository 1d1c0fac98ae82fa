import Sqlite from 'better-sqlite3';
import { createConnection, createPool, type Pool } from 'mysql2/promise';

export type Row = Record<string, unknown>;

/** A look into the service's database, for what no endpoint shows. */
export interface TestDatabase {
  query(sql: string): Promise<Row[]>;
  execute(sql: string): Promise<void>;
  tables(): Promise<string[]>;
  /** Nobody else writes until the returned function is called. */
  lock(table: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** How many rows each table has: equal before and after a request that must change nothing. */
export async function rowCounts(database: TestDatabase): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await database.tables()) {
    const [row] = await database.query(`SELECT COUNT(*) AS amount FROM ${table}`);
    counts[table] = Number(row?.['amount']);
  }
  return counts;
}

export class SqliteDatabase implements TestDatabase {
  constructor(readonly path: string) {}

  async query(sql: string): Promise<Row[]> {
    const file = new Sqlite(this.path, { readonly: true, fileMustExist: true });
    try {
      return file.prepare(sql).all() as Row[];
    } finally {
      file.close();
    }
  }

  async execute(sql: string): Promise<void> {
    const file = new Sqlite(this.path, { fileMustExist: true });
    file.exec(sql);
    file.close();
  }

  async tables(): Promise<string[]> {
    const rows = await this.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    return rows.map((row) => String(row['name'])).sort();
  }

  async lock(): Promise<() => Promise<void>> {
    const file = new Sqlite(this.path, { fileMustExist: true });
    file.exec('BEGIN IMMEDIATE');
    return async () => {
      file.exec('ROLLBACK');
      file.close();
    };
  }

  async close(): Promise<void> {}
}

export class MariaDatabase implements TestDatabase {
  /** One connection, and the next one after a server that went away. */
  private readonly pool: Pool;

  constructor(private readonly uri: string) {
    this.pool = createPool({ uri, connectionLimit: 1 });
  }

  async query(sql: string): Promise<Row[]> {
    const [rows] = await this.pool.query(sql);
    return rows as Row[];
  }

  async execute(sql: string): Promise<void> {
    await this.query(sql);
  }

  async tables(): Promise<string[]> {
    const rows = await this.query(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
    );
    return rows.map((row) => String(row['name']));
  }

  async lock(table: string): Promise<() => Promise<void>> {
    const locking = await createConnection({ uri: this.uri });
    await locking.query(`LOCK TABLES ${table} WRITE`);
    return () => locking.end();
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
