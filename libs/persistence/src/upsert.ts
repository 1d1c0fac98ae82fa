import type { EntityManager } from 'typeorm';
import { isSqlite } from './data-source.js';

/**
 * What follows an INSERT of SQL of one's own, before the assignments: a row whose key exists is changed instead.
 *
 * @param key the columns of that key, unquoted
 */
export function orUpdate({ dataSource }: EntityManager, ...key: string[]): string {
  return isSqlite(dataSource) ? `ON CONFLICT (${key.join(', ')}) DO UPDATE SET` : 'ON DUPLICATE KEY UPDATE';
}

/**
 * The value that the row would have had: within the assignments after {@link orUpdate}. `VALUES()` is what MariaDB and
 * MySQL have in common.
 */
export function excluded({ dataSource }: EntityManager, column: string): string {
  return isSqlite(dataSource) ? `excluded.${column}` : `VALUES(${column})`;
}
