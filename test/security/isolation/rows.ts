import { createHash } from 'node:crypto';
import type { World } from '../../support/world.js';
import type { Names } from './household.js';

/** A digest, by table, of the rows that name an owner or what is theirs. */
export async function rowsOf({ backends: { database } }: World, { ownerId, robotId }: Names): Promise<object> {
  const digests: Record<string, string> = {};
  for (const table of await database.tables()) {
    const rows = await database.query(`SELECT * FROM ${table}`);
    const theirs = rows.filter((row) => Object.values(row).some((value) => value === ownerId || value === robotId));
    const sorted = theirs.map((row) => JSON.stringify(row)).sort();
    digests[table] = `${sorted.length}: ${createHash('sha1').update(sorted.join()).digest('hex')}`;
  }
  return digests;
}
