import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { isSqlite } from './data-source.js';

/** In one statement. */
const MAX_ROWS = 1_000;
/** SQLite keeps the statements of a connection compiled: of an INSERT those of 1, 2, 4 and so on rows, up to this. */
const MAX_SQLITE_ROWS = 256;

/**
 * Inserts rows past TypeORM's query builder, which takes longer to put such a statement together than the database to
 * obey it.
 *
 * @param rows all with the same properties; the other columns have their defaults
 * @param ending of the statement: what to do about rows that are there
 */
export async function insertRows<Entity extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
  ending = '',
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { driver } = manager.dataSource;
  const { tableName, columns } = manager.dataSource.getMetadata(target);
  const given = columns.filter(({ propertyName }) => propertyName in first);
  const names = given.map(({ databaseName }) => driver.escape(databaseName)).join();
  const tuples = rows.map((row) =>
    given.map((column): unknown => driver.preparePersistentValue(row[column.propertyName], column) ?? null),
  );
  for (let start = 0; start < tuples.length;) {
    const some = tuples.slice(start, start + sizeOf(manager, tuples.length - start));
    const [sql, values] = isSqlite(manager.dataSource)
      ? [some.map((tuple) => `(${tuple.map(() => '?').join()})`).join(), some.flat()]
      : ['?', [some]];
    await manager.query(`INSERT INTO ${tableName} (${names}) VALUES ${sql} ${ending}`, values);
    start += some.length;
  }
}

function sizeOf({ dataSource }: EntityManager, left: number): number {
  return isSqlite(dataSource) ? Math.min(MAX_SQLITE_ROWS, 2 ** Math.floor(Math.log2(left))) : Math.min(MAX_ROWS, left);
}

/**
 * What follows IN for any number of values, so that the text of the statement is the same for all: its SQL, and the one
 * value that it takes. For `manager.query`, not for prepared statements.
 *
 * @param values one or more; for several columns at once a list each
 */
export function anyOf(
  { dataSource }: EntityManager,
  values: readonly (string | readonly string[])[],
): readonly [sql: string, value: unknown] {
  if (!isSqlite(dataSource)) return ['(?)', values];
  const [first] = values;
  const columns = Array.isArray(first) ? first.map((_, index) => `json_extract(value, '$[${index}]')`) : ['value'];
  return [`(SELECT ${columns.join()} FROM json_each(?))`, JSON.stringify(values)];
}
