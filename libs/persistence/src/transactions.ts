import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { activeTraceparent, type SetAttribute, withinTrace } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from './clock.js';
import { isSqlite } from './data-source.js';
import { isConflict } from './errors.js';
import { insertRows } from './many-rows.js';
import { OutboxArrivals } from './outbox/arrivals.js';
import { OutboxEntry } from './outbox/outbox-entry.entity.js';
import { type OpenTransaction, openTransaction } from './sqlite/open-transaction.js';

const MAX_ATTEMPTS = 5;
const RETRY_SPREAD_MS = 50;

/** What a unit of work writes with. */
export abstract class Transaction {
  abstract readonly manager: EntityManager;

  /**
   * Records work that a handler does once this transaction has committed, and not otherwise.
   *
   * @param kind the kind of a registered {@link OutboxHandler}, at most 32 characters
   * @param keys what it is about, at most 255 characters; several make an entry each
   * @param payload kept as JSON; without one, entries of the same kind and key are merged
   */
  abstract enqueue(kind: string, keys: string | readonly string[], payload?: unknown): Promise<void>;

  /**
   * Does something in this process once this transaction has committed, and not otherwise: for what may be lost with
   * the process, such as a line in the log. It must not throw.
   */
  abstract afterCommit(work: () => void): void;
}

/** Everything that writes goes through here. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly arrivals: OutboxArrivals,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in a transaction (READ COMMITTED on MySQL and MariaDB; one at a time on SQLite), commits when it
   * resolves and rolls back when it throws. After a deadlock the whole of it runs again, five times at the most, so it
   * must have no effect but through the transaction and await nothing but the database. A lock that stays taken ends it
   * after two seconds.
   *
   * @throws what `work` threw, or the database's error; see `isUnavailable` and `isUniqueViolation`
   */
  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return withinTrace('transaction', {}, (set) => this.attempts(() => this.attempt(work), set));
  }

  /**
   * Runs `work` that writes with a single statement, in a round trip instead of three: MySQL and MariaDB commit such a
   * statement by itself. All else is as {@link run} says. Of several statements those before one that fails would stay.
   *
   * @throws as {@link run}
   */
  async statement<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (isSqlite(this.dataSource)) return this.run(({ manager }) => work(manager));
    return withinTrace('statement', {}, (set) => this.attempts(() => work(this.dataSource.manager), set));
  }

  private async attempts<T>(attempt: () => Promise<T>, set: SetAttribute): Promise<T> {
    for (let failed = 1; ; failed += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (failed === MAX_ATTEMPTS || !isConflict(error)) throw error;
      }
      set('transaction.failed_attempts', failed);
      // Apart from each other, the two that met will not meet again.
      await delay(randomInt(RETRY_SPREAD_MS * failed));
    }
  }

  private async attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const enqueued = new Set<string>();
    const following: (() => void)[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const scope: OpenTransaction = { queryRunner: manager.queryRunner, open: true };
      try {
        return await openTransaction.run(scope, work, new RunningTransaction(manager, this.clock, enqueued, following));
      } finally {
        scope.open = false;
      }
    });
    for (const kind of enqueued) this.arrivals.announce(kind);
    for (const work of following) work();
    return result;
  }
}

class RunningTransaction extends Transaction {
  constructor(
    readonly manager: EntityManager,
    private readonly clock: Clock,
    private readonly enqueued: Set<string>,
    private readonly following: (() => void)[],
  ) {
    super();
  }

  async enqueue(kind: string, keys: string | readonly string[], payload: unknown = null): Promise<void> {
    const now = this.clock.now();
    const traceparent = activeTraceparent();
    const entries = [keys].flat().map((key) => ({
      id: randomUUID(),
      kind,
      key,
      payload,
      attempts: 0,
      traceparent,
      createdAt: now,
      availableAt: now,
    }));
    await insertRows(this.manager, OutboxEntry, entries);
    if (entries.length > 0) this.enqueued.add(kind);
  }

  afterCommit(work: () => void): void {
    this.following.push(work);
  }
}
