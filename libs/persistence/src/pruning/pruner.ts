import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { PruningMetrics } from '../metrics/pruning-metrics.js';
import { PreparedReads } from '../prepared-reads.js';
import { History, type HistoryTable } from './history.js';
import type { PruningTurn } from './pruning-turn.entity.js';
import type { PruningRule } from './rule.js';
import { PruningTurns } from './turns.js';

/** How often to look whether a round is due, or one was left half-way. */
const LOOK_MS = 60_000;
/** Rows looked at, and at most deleted, in one go. */
const BATCH = 200;
/** Between two batches: the database is there for others. */
const PAUSE_MS = 100;

/**
 * Deletes rows that nobody will ask for again: once a day, table by table, along the primary key, in small batches, and
 * a table by one instance at a time. Each batch notes how far it came, so that a round which ends half-way, by a stop or
 * by `kill -9`, is taken up from there.
 */
@Injectable()
export class Pruner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Pruner.name);
  private readonly rules: PruningRule[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private cancelTimer = () => {};

  constructor(
    private readonly dataSource: DataSource,
    private readonly reads: PreparedReads,
    private readonly turns: PruningTurns,
    private readonly clock: Clock,
    private readonly metrics: PruningMetrics,
  ) {}

  /** Adds a rule; one for a table, before the application starts. */
  register(rule: PruningRule): void {
    this.rules.push(rule);
  }

  /** What keeps this history for `retentionMs`, and adds its rule; Infinity: for good. */
  history<Entity extends { id: string }>(timelines: HistoryTable<Entity>, retentionMs: number): History<Entity> {
    const history = new History(this.dataSource, timelines, retentionMs, this.clock);
    if (retentionMs !== Infinity) this.register(history);
    return history;
  }

  onApplicationBootstrap(): void {
    this.pruneLater();
  }

  /** The batch under way is finished, and no other is begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.cancelTimer();
    await this.running;
  }

  /** Prunes the tables whose round is due. */
  async prune(): Promise<void> {
    for (const rule of this.rules) {
      const { tableName } = this.dataSource.getMetadata(rule.entity);
      try {
        const turn = this.stopping.signal.aborted ? null : await this.turns.take(tableName);
        if (turn !== null) await this.round(rule, turn);
      } catch (error) {
        // The turn comes due again when its lease ends.
        this.logger.warn(`Rows of ${tableName} were not pruned: ${String(error)}`);
      }
    }
  }

  private pruneLater(): void {
    this.cancelTimer = this.clock.after(LOOK_MS, () => {
      this.running = this.prune().then(() => {
        if (!this.stopping.signal.aborted) this.pruneLater();
      });
    });
  }

  private async round(rule: PruningRule, first: PruningTurn): Promise<void> {
    let rows = 0;
    let turn: PruningTurn | null = first;
    while (turn !== null) {
      const { keys, position, more } = await this.look(rule, turn.position);
      turn = await this.turns.advance(turn, rule, keys, position);
      if (turn === null) break;
      if (keys.length > 0) this.metrics.pruned(turn.tableName, keys.length);
      rows += keys.length;
      if (!more) await this.turns.finish(turn);
      if (!more || !(await this.pause())) break;
    }
    if (rows > 0) this.logger.log(`Pruned ${rows} rows of ${first.tableName}`);
  }

  /** The next rows after `position`: which of them may go, where they end, and whether there may be more. */
  private async look(
    rule: PruningRule,
    position: string,
  ): Promise<{ keys: string[]; position: string; more: boolean }> {
    const { tableName, primaryColumns } = this.dataSource.getMetadata(rule.entity);
    const column = `candidate.${primaryColumns[0]!.databaseName}`;
    const { sql, values } = rule.condition(this.clock.now());
    const found = await this.reads.query<{ row_key: string; outlived: number | null }>(
      `SELECT ${column} AS row_key, (${sql}) AS outlived FROM ${tableName} candidate
      WHERE ${column} > ? ORDER BY ${column} LIMIT ?`,
      [...values, position, BATCH],
    );
    const keys = found.filter(({ outlived }) => Number(outlived) === 1).map(({ row_key }) => row_key);
    return { keys, position: found.at(-1)?.row_key ?? position, more: found.length === BATCH };
  }

  /** @returns false when the service is stopping */
  private async pause(): Promise<boolean> {
    const { signal } = this.stopping;
    await delay(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }
}
