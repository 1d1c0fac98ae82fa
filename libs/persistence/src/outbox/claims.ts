import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Clock } from '../clock.js';
import { epochMillis, jsonText } from '../columns.js';
import { isSqlite } from '../data-source.js';
import { anyOf } from '../many-rows.js';
import { Transactions } from '../transactions.js';
import { DELIVERY_TIMEOUT_MS } from './handler.js';
import { OutboxEntry } from './outbox-entry.entity.js';

/** Longer than a delivery may take, so that nobody else takes an entry which is under way. */
const LEASE_MS = 2 * DELIVERY_TIMEOUT_MS;

export type ClaimedEntry = Omit<OutboxEntry, 'availableAt'>;

/** As the drivers have it, before the claim. */
type Row = Omit<ClaimedEntry, 'createdAt'> & { readonly createdAt: number | string };

/** Entries that are ours until `leasedUntil`. */
export interface Claim {
  readonly entries: readonly ClaimedEntry[];
  readonly leasedUntil: number;
}

/** The outbox table as several dispatchers share it. */
@Injectable()
export class OutboxClaims {
  private readonly due: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.due = `SELECT id, kind, ${dataSource.driver.escape('key')}, payload, attempts, traceparent, created_at AS createdAt
      FROM outbox WHERE kind = ? AND available_at <= ? ORDER BY available_at, id LIMIT ?
      ${isSqlite(dataSource) ? '' : 'FOR UPDATE SKIP LOCKED'}`;
  }

  /** The moment of the earliest entry, leased ones too; null when there is none. */
  async nextDue(kind: string): Promise<number | null> {
    const sql = 'SELECT MIN(available_at) AS due FROM outbox WHERE kind = ?';
    const [row]: { due: number | string | null }[] = await this.dataSource.query(sql, [kind]);
    return epochMillis.from(row?.due ?? null) as number | null;
  }

  /**
   * Takes the entries that are due, oldest first. Rows that another dispatcher is claiming at this moment are skipped
   * rather than waited for. A claim is a lease: it pushes the rows' moment ahead and commits, so that no lock is held
   * during the delivery, and a process that dies leaves rows that come due again by themselves.
   */
  async claim(kind: string, batchSize: number): Promise<Claim> {
    const now = this.clock.now();
    const leasedUntil = now + LEASE_MS;
    const entries = await this.transactions.run(async ({ manager }) => {
      const found: Row[] = await manager.query(this.due, [kind, now, batchSize]);
      if (found.length > 0) {
        const [any, ids] = anyOf(
          manager,
          found.map(({ id }) => id),
        );
        const lease = `UPDATE outbox SET available_at = ?, attempts = attempts + 1 WHERE id IN ${any}`;
        await manager.query(lease, [leasedUntil, ids]);
      }
      return found;
    });
    return { entries: entries.map(toEntry), leasedUntil };
  }

  /** The work is done: nobody delivers these again. */
  async complete({ entries }: Claim): Promise<void> {
    await this.transactions.statement(async (manager) => {
      const [any, ids] = anyOf(
        manager,
        entries.map(({ id }) => id),
      );
      await manager.query(`DELETE FROM outbox WHERE id IN ${any}`, [ids]);
    });
  }

  /**
   * Gives entries back.
   *
   * @param pauseMs how long to wait after so many failed attempts
   */
  async postpone({ entries, leasedUntil }: Claim, pauseMs: (attempts: number) => number): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async ({ manager }) => {
      for (const attempts of new Set(entries.map((entry) => entry.attempts))) {
        const ids = entries.filter((entry) => entry.attempts === attempts).map(({ id }) => id);
        // A lease that ran out may be another dispatcher's by now.
        const ours = { id: In(ids), availableAt: leasedUntil };
        await manager.update(OutboxEntry, ours, { availableAt: now + pauseMs(attempts) });
      }
    });
  }
}

function toEntry({ payload, attempts, createdAt, ...row }: Row): ClaimedEntry {
  return {
    ...row,
    payload: jsonText.from(payload) as unknown,
    attempts: attempts + 1,
    createdAt: epochMillis.from(createdAt) as number,
  };
}
