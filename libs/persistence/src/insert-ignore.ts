import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { isSqlite } from './data-source.js';

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

function onDuplicate<Entity extends ObjectLiteral>(manager: EntityManager, target: EntityTarget<Entity>): string {
  const { dataSource } = manager;
  if (isSqlite(dataSource)) return 'ON CONFLICT DO NOTHING';
  const [primary] = dataSource.getMetadata(target).primaryColumns;
  if (!primary) throw new Error('insertIgnore needs an entity with a primary key');
  const column = dataSource.driver.escape(primary.databaseName);
  return `ON DUPLICATE KEY UPDATE ${column} = ${column}`;
}
