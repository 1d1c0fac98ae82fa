import type { DataSource, EntityManager, EntityTarget } from 'typeorm';
import type { Clock } from '../clock.js';
import { indexHint } from '../index-hint.js';
import type { Condition, PruningRule } from './rule.js';

/** Platform rule 20: the newest fifty events may not roll off. The owner's page shows fewer. */
const NEWEST = 50;

const DAY_MS = 86_400_000;
/**
 * Rows go this much later than they are refused, so that what is forgotten is never taken in as new: a day for a robot's
 * clock that runs ahead, which makes a repeated message look younger, and a day for the instances' clocks.
 */
const MARGIN_MS = 2 * DAY_MS;

/** How a table is read: newest first, in one or several timelines. */
export interface HistoryTable<Entity> {
  readonly entity: EntityTarget<Entity>;
  /** The property that has the moment, in epoch milliseconds. */
  readonly at: keyof Entity & string;
  /**
   * By the name of an index: the properties that are equal within a timeline, which the index has first, before the
   * moment and the id. Coarser timelines need not be named: what is beyond the newest of a part is so of the whole.
   */
  readonly newestOf: Readonly<Record<string, readonly (keyof Entity & string)[]>>;
}

/** Rows that tell what happened. They stay, unless there is a retention: then the newest of each timeline stay. */
export class History<Entity extends { id: string }> implements PruningRule {
  /** @param retentionMs how long a row stays at least; Infinity: for good */
  constructor(
    private readonly dataSource: DataSource,
    private readonly timelines: HistoryTable<Entity>,
    private readonly retentionMs: number,
    private readonly clock: Clock,
  ) {}

  get entity(): EntityTarget<Entity> {
    return this.timelines.entity;
  }

  condition(now: number): Condition {
    return this.outlived(now - this.retentionMs - MARGIN_MS);
  }

  /**
   * Takes back, of rows that were just stored, those that are so old and so far down that they would be pruned. One of
   * them may have been there before: the memory of its message went with it. To be called in the transaction that
   * stored them.
   *
   * @returns those that stay
   */
  async keep(manager: EntityManager, stored: readonly Entity[]): Promise<Entity[]> {
    const before = this.clock.now() - this.retentionMs;
    const old = stored.filter((row) => Number(row[this.timelines.at]) < before).map(({ id }) => id);
    if (old.length === 0) return [...stored];
    const { sql, values } = this.outlived(before);
    const rows: { id: string }[] = await manager.query(
      `SELECT candidate.id FROM ${this.table} candidate WHERE candidate.id IN (${old.map(() => '?').join()}) AND ${sql}`,
      [...old, ...values],
    );
    const gone = rows.map(({ id }) => id);
    if (gone.length > 0) await manager.delete(this.entity, gone);
    return stored.filter(({ id }) => !gone.includes(id));
  }

  private get table(): string {
    return this.dataSource.getMetadata(this.entity).tableName;
  }

  /** Older than `before`, and below the fiftieth of each of its timelines, where that has as many. */
  private outlived(before: number): Condition {
    const at = this.column(this.timelines.at);
    const beyond = Object.entries(this.timelines.newestOf).map(
      ([index, properties]) => `
        AND (candidate.${at}, candidate.id) < (
          SELECT other.${at}, other.id FROM ${this.table} other ${indexHint(this.dataSource, index)}
          WHERE ${properties.map((name) => `other.${this.column(name)} = candidate.${this.column(name)}`).join(' AND ')}
          ORDER BY other.${at} DESC, other.id DESC LIMIT 1 OFFSET ${NEWEST - 1})`,
    );
    return { sql: `candidate.${at} < ?${beyond.join('')}`, values: [before] };
  }

  private column(property: string): string {
    return this.dataSource.getMetadata(this.entity).findColumnWithPropertyName(property)!.databaseName;
  }
}
