import { setTimeout as delay } from 'node:timers/promises';
import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Counter, Gauge, Histogram } from 'prom-client';
import { Clock } from '../clock.js';
import { PreparedReads } from '../prepared-reads.js';

/** Rows looked at, at most: an outbox that has more is counted as this many. */
export const MOST_ROWS = 10_000;
/** A scrape does not wait longer for the database. */
const PATIENCE_MS = 1_000;
/** Seconds. From what goes at once to the longest pauses between attempts. */
const DELAYS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 60, 300, 1800, 3600];

/**
 * Of an outbox beyond the limit MySQL and MariaDB read those rows whose ids come first: a random sample, so that the
 * oldest of it is about as old as the oldest of all. SQLite begins with the oldest. Takes a few milliseconds.
 */
const LOOK = `SELECT kind, COUNT(*) AS entries, MIN(created_at) AS oldest
  FROM (SELECT kind, created_at FROM outbox LIMIT ?) looked_at GROUP BY kind`;

interface Waiting {
  readonly kind: string;
  readonly entries: number | string;
  readonly oldest: number | string;
}

/** What waits in the outbox, asked of the database when somebody scrapes, and what becomes of it. */
@Injectable()
export class OutboxMetrics {
  private readonly kinds = new Set<string>();
  private readonly delays: Histogram<'kind'>;
  private readonly failures: Counter<'kind'>;
  private looking: Promise<readonly Waiting[] | null> | null = null;

  constructor(
    metrics: Metrics,
    private readonly reads: PreparedReads,
    private readonly clock: Clock,
  ) {
    const labelNames = ['kind'] as const;
    const entries: Gauge<'kind'> = metrics.gauge({
      name: 'outbox_entries',
      help: `Entries that wait in the database which all instances share, counted up to ${MOST_ROWS}.`,
      labelNames,
      collect: () => this.show(entries, (waiting) => Number(waiting?.entries ?? 0)),
    });
    const oldest: Gauge<'kind'> = metrics.gauge({
      name: 'outbox_oldest_entry_age_seconds',
      help: 'Since when the oldest entry waits; 0 where none does.',
      labelNames,
      collect: () => this.show(oldest, (waiting) => (waiting ? this.age(Number(waiting.oldest)) : 0)),
    });
    this.delays = metrics.histogram({
      name: 'outbox_delivery_delay_seconds',
      help: 'From the commit that left an entry to its delivery.',
      labelNames,
      buckets: DELAYS,
    });
    this.failures = metrics.counter({
      name: 'outbox_failed_deliveries_total',
      help: 'Entries whose delivery failed and comes again, counted each time.',
      labelNames,
    });
  }

  /** A kind that there is, so that it is shown where nothing waits. */
  register(kind: string): void {
    this.kinds.add(kind);
    this.failed(kind, 0);
  }

  /** @param createdAt of each entry: epoch milliseconds, by the clock of whoever wrote it */
  delivered(kind: string, createdAt: readonly number[]): void {
    for (const moment of createdAt) this.delays.observe({ kind }, this.age(moment));
  }

  failed(kind: string, entries: number): void {
    this.failures.inc({ kind }, entries);
  }

  /** Never throws: with the database away the other metrics are what tells why, and these have no value. */
  private async show(gauge: Gauge<'kind'>, valueOf: (waiting: Waiting | undefined) => number): Promise<void> {
    gauge.reset();
    const found = await Promise.race([this.look(), delay(PATIENCE_MS, null, { ref: false })]);
    if (found === null) return;
    for (const kind of new Set([...this.kinds, ...found.map((waiting) => waiting.kind)])) {
      gauge.set({ kind }, valueOf(found.find((waiting) => waiting.kind === kind)));
    }
  }

  /** One look at a time, whoever asks: a database that does not answer is not asked again and again. */
  private look(): Promise<readonly Waiting[] | null> {
    this.looking ??= this.reads
      .query<Waiting>(LOOK, [MOST_ROWS])
      .catch(() => null)
      .finally(() => (this.looking = null));
    return this.looking;
  }

  private age(moment: number): number {
    return Math.max(0, this.clock.now() - moment) / 1000;
  }
}
