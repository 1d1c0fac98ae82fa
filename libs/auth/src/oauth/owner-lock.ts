import { type EntityManager } from 'typeorm';
import { User } from '../entities/user.entity.js';

/**
 * Makes the transactions that give and take an owner's tokens wait for each other. Without it, deleting the tokens of an
 * owner would not see one that an exchange is just writing. An update that changes nothing holds the row on MySQL and
 * MariaDB; on SQLite one transaction follows another anyway.
 */
export async function lockOwner(manager: EntityManager, userId: string): Promise<void> {
  await manager.update(User, { id: userId }, { id: userId });
}
