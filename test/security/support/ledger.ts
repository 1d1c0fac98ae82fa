import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/waiting.js';
import type { World } from '../../support/world.js';

/**
 * What a refused request leaves on purpose: that an action was skipped, and that somebody tried to sign in or up. And
 * what the service writes by the clock, or after an answer that it has given before.
 */
const NOTES = ['action_skips', 'attempt_counts', 'pruning_turns', 'trigger_timelines'];

/** By table. */
type Sums = ReadonlyMap<string, string>;

function differing(before: Sums, now: Sums): string[] {
  return [...now].filter(([table, sum]) => before.get(table) !== sum).map(([table]) => table);
}

/** Tells whether anything was written into the service's database. */
export abstract class Ledger {
  /** Begins when nothing is waiting to be delivered. */
  static async open(world: World): Promise<Ledger> {
    const { database, env } = world.backends;
    const tables = (await database.tables()).filter((table) => !NOTES.includes(table));
    const [, file] = env['DATABASE_URL']?.split(/^sqlite:/) ?? [];
    const ledger = world.closeAtEnd(
      file === undefined ? new ServerLedger(database, tables) : new FileLedger(file, tables),
    );
    await ledger.settle();
    return ledger;
  }

  /** Waits until what has to follow from the requests before has followed, and begins anew. */
  async settle(): Promise<void> {
    await eventually(
      () => this.waiting(),
      (amount) => amount === 0,
    );
    await this.begin();
  }

  /** The tables in which any row is not what it was when the ledger began. */
  abstract changed(): Promise<string[]>;
  abstract close(): Promise<void>;

  protected abstract begin(): Promise<void>;
  /** Entries of the outbox. */
  protected abstract waiting(): Promise<number>;
}

/**
 * SQLite says by itself, for nearly nothing, whether another connection has written; and what there was before can be
 * read for as long as a transaction stays open.
 */
class FileLedger extends Ledger {
  private readonly now: FileReader;
  private readonly before: FileReader;
  private version: unknown;

  constructor(path: string, tables: readonly string[]) {
    super();
    this.now = new FileReader(path, tables);
    this.before = new FileReader(path, tables);
  }

  async changed(): Promise<string[]> {
    return this.now.version() === this.version ? [] : differing(this.before.sums(), this.now.sums());
  }

  async close(): Promise<void> {
    this.now.close();
    this.before.close();
  }

  protected async begin(): Promise<void> {
    this.version = this.now.version();
    this.before.stayHere();
  }

  protected async waiting(): Promise<number> {
    return this.now.waiting();
  }
}

class FileReader {
  private readonly file: Sqlite.Database;
  private readonly rows: ReadonlyMap<string, Sqlite.Statement<[], unknown[]>>;
  private readonly outbox: Sqlite.Statement<[], number>;

  constructor(path: string, tables: readonly string[]) {
    this.file = new Sqlite(path, { readonly: true, fileMustExist: true });
    this.rows = new Map(
      tables.map((table) => [table, this.file.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw()]),
    );
    this.outbox = this.file.prepare<[], number>('SELECT COUNT(*) FROM outbox').pluck();
  }

  version(): unknown {
    return this.file.pragma('data_version', { simple: true });
  }

  /** From now on reads what there is now. */
  stayHere(): void {
    if (this.file.inTransaction) this.file.exec('COMMIT');
    this.file.exec('BEGIN');
    this.waiting(); // a transaction begins with its first statement
  }

  sums(): Sums {
    return new Map(
      [...this.rows].map(([table, rows]) => {
        const hash = createHash('sha1');
        for (const row of rows.iterate()) hash.update(JSON.stringify(row));
        return [table, hash.digest('hex')];
      }),
    );
  }

  waiting(): number {
    return this.outbox.get() ?? 0;
  }

  close(): void {
    this.file.close();
  }
}

class ServerLedger extends Ledger {
  private sums: Sums = new Map();

  constructor(
    private readonly database: TestDatabase,
    private readonly tables: readonly string[],
  ) {
    super();
  }

  async changed(): Promise<string[]> {
    return differing(this.sums, await this.sum());
  }

  async close(): Promise<void> {
    // The connection is the suite's.
  }

  protected async begin(): Promise<void> {
    this.sums = await this.sum();
  }

  protected async waiting(): Promise<number> {
    const [row] = await this.database.query('SELECT COUNT(*) AS amount FROM outbox');
    return Number(row?.['amount']);
  }

  private async sum(): Promise<Sums> {
    const rows = await this.database.query(`CHECKSUM TABLE ${this.tables.join(', ')} EXTENDED`);
    return new Map(rows.map((row) => [String(row['Table']), String(row['Checksum'])]));
  }
}

/** @throws naming the tables, where anything was written since the ledger began */
export async function expectNothingWritten(ledger: Ledger, by: string): Promise<void> {
  const changed = await ledger.changed();
  if (changed.length === 0) return;
  await ledger.settle(); // smaller cases are tried after a failure, each on its own
  throw new Error(`${changed.join(', ')} changed by what was refused: ${by.slice(0, 1000)}`);
}
