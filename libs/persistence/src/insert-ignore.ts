import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { isSqlite } from './data-source.js';
import { anyOf, insertRows } from './many-rows.js';

/**
 * Inserts rows and leaves alone those whose primary or unique key exists already. Which ones were new is not told
 * alike by every database: read back where it matters.
 *
 * Only duplicates are passed over. `INSERT IGNORE` and `INSERT OR IGNORE` would also cut values that are too long and
 * swallow missing ones.
 */
export async function insertIgnore<Entity extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Entity>,
  rows: readonly QueryDeepPartialEntity<Entity>[],
): Promise<void> {
  if (rows.length === 0) return;
  const [insert, parameters] = manager
    .createQueryBuilder()
    .insert()
    .into(target)
    .values([...rows])
    .updateEntity(false)
    .getQueryAndParameters();
  await manager.query(`${insert} ${onDuplicate(manager, target)}`, parameters);
}

/**
 * Inserts rows like {@link insertIgnore} and tells which ones were new. For the many that come at once: see
 * {@link insertRows}.
 *
 * @param rows with ids made for this call: such an id is in the database only where its row was new
 * @returns those of them that this call stored
 */
export async function insertNew<Entity extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  target: EntityTarget<Entity>,
  rows: readonly Entity[],
): Promise<Entity[]> {
  if (rows.length === 0) return [];
  await insertRows(manager, target, rows, onDuplicate(manager, target));
  const [any, ids] = anyOf(
    manager,
    rows.map(({ id }) => id),
  );
  const { tableName } = manager.dataSource.getMetadata(target);
  const stored: { id: string }[] = await manager.query(`SELECT id FROM ${tableName} WHERE id IN ${any}`, [ids]);
  const isStored = new Set(stored.map(({ id }) => id));
  return rows.filter(({ id }) => isStored.has(id));
}

function onDuplicate<Entity extends ObjectLiteral>(manager: EntityManager, target: EntityTarget<Entity>): string {
  const { dataSource } = manager;
  if (isSqlite(dataSource)) return 'ON CONFLICT DO NOTHING';
  const [primary] = dataSource.getMetadata(target).primaryColumns;
  if (!primary) throw new Error('insertIgnore needs an entity with a primary key');
  const column = dataSource.driver.escape(primary.databaseName);
  return `ON DUPLICATE KEY UPDATE ${column} = ${column}`;
}
