import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import type { Mutex } from './mutex.js';
import { openTransaction } from './open-transaction.js';

/**
 * A query runner that has SQLite's one connection to itself while it is in a transaction, and otherwise for the length
 * of a statement.
 *
 * TypeORM's own driver hands one shared query runner to everyone. A transaction that starts while another is open
 * becomes a savepoint of that one, so that one's rollback undoes the other's work; and a read from outside sees rows
 * which are not committed. Here every caller has a query runner, and they take turns.
 */
export class SerialQueryRunner extends BetterSqlite3QueryRunner {
  private leave: (() => void) | null = null;

  /** @param statements prepared statements by their SQL, shared by the runners of the connection */
  constructor(
    driver: BetterSqlite3Driver,
    private readonly turn: Mutex,
    statements: Map<string, unknown>,
  ) {
    super(driver);
    // Private in TypeORM; a runner lives for one operation, so that a cache of its own would never be hit.
    Reflect.set(this, 'stmtCache', statements);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeORM's signature
  override async query(query: string, parameters?: unknown[], useStructuredResult?: boolean): Promise<any> {
    if (this.leave) return super.query(query, parameters, useStructuredResult);
    const leave = await this.enter();
    try {
      return await super.query(query, parameters, useStructuredResult);
    } finally {
      leave();
    }
  }

  override async startTransaction(...options: Parameters<BetterSqlite3QueryRunner['startTransaction']>): Promise<void> {
    this.leave ??= await this.enter();
    try {
      await super.startTransaction(...options);
    } catch (error) {
      this.leaveWhenDone();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    this.leaveWhenDone();
  }

  override async rollbackTransaction(): Promise<void> {
    await super.rollbackTransaction();
    this.leaveWhenDone();
  }

  /** Also ends a transaction whose COMMIT and ROLLBACK both failed: the next holder must not inherit it. */
  override async release(): Promise<void> {
    if (this.leave) {
      const connection = this.driver.databaseConnection as { inTransaction: boolean; exec(sql: string): void };
      if (connection.inTransaction) connection.exec('ROLLBACK');
      this.isTransactionActive = false;
      this.leaveWhenDone();
    }
    await super.release();
  }

  private async enter(): Promise<() => void> {
    const current = openTransaction.getStore();
    // It would wait for the very transaction that waits for it.
    if (current?.open && (current.queryRunner as SerialQueryRunner | undefined)?.driver === this.driver) {
      throw new Error('Inside Transactions.run every query goes through the manager of the transaction.');
    }
    return this.turn.acquire();
  }

  private leaveWhenDone(): void {
    if (this.isTransactionActive) return;
    this.leave?.();
    this.leave = null;
  }
}
