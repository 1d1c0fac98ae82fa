import type { DataSource } from 'typeorm';
import { isSqlite } from './data-source.js';

/**
 * Names the index that a hand-written read has to use, behind the table in its FROM clause. Left to itself, MariaDB may
 * read a whole history from its newest event on, rather than the index that has the wanted events together.
 *
 * @param name of the index; the database refuses the statement when there is none
 */
export function indexHint(dataSource: DataSource, name: string): string {
  return isSqlite(dataSource) ? `INDEXED BY ${name}` : `FORCE INDEX (${name})`;
}
