import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { SqlValue } from '../prepared-reads.js';

/** SQL that holds or not for the row `candidate`. */
export interface Condition {
  /** The same text at every call, but for what stands in `values`. */
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Which rows of a table may go. */
export interface PruningRule {
  /** Its primary key is one column of text. */
  readonly entity: EntityTarget<ObjectLiteral>;
  /**
   * What holds for rows that nobody will ask for again. Once it holds for a row it must do so for good: rows are looked
   * at first, without a lock, and deleted after that.
   *
   * @param now epoch milliseconds
   */
  condition(now: number): Condition;
}
