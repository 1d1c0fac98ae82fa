import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock.js';
import { isSqlite } from '../data-source.js';
import { Transactions } from '../transactions.js';
import { DELIVERY_TIMEOUT_MS } from './handler.js';
import { OutboxEntry } from './outbox-entry.entity.js';

/** Longer than a delivery may take, so that nobody else takes an entry which is under way. */
const LEASE_MS = 2 * DELIVERY_TIMEOUT_MS;

/** Entries that are ours until `leasedUntil`. */
export interface Claim {
  readonly entries: readonly OutboxEntry[];
  readonly leasedUntil: number;
}

/** The outbox table as several dispatchers share it. */
@Injectable()
export class OutboxClaims {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The moment of the earliest entry, leased ones too; null when there is none. */
  async nextDue(kind: string): Promise<number | null> {
    const [first] = await this.dataSource.manager.find(OutboxEntry, {
      select: { id: true, availableAt: true },
      where: { kind },
      order: { availableAt: 'ASC' },
      take: 1,
    });
    return first ? first.availableAt : null;
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
      const found = await manager.find(OutboxEntry, {
        where: { kind, availableAt: LessThanOrEqual(now) },
        order: { availableAt: 'ASC', id: 'ASC' },
        take: batchSize,
        ...(isSqlite(this.dataSource) ? {} : { lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } }),
      });
      if (found.length > 0) {
        const leased = { availableAt: leasedUntil, attempts: () => 'attempts + 1' };
        await manager.update(OutboxEntry, { id: In(found.map(({ id }) => id)) }, leased);
      }
      return found;
    });
    return { entries: entries.map((entry) => ({ ...entry, attempts: entry.attempts + 1 })), leasedUntil };
  }

  /** The work is done: nobody delivers these again. */
  async complete({ entries }: Claim): Promise<void> {
    const ids = entries.map(({ id }) => id);
    await this.transactions.run(({ manager }) => manager.delete(OutboxEntry, { id: In(ids) }));
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
