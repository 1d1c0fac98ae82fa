import { rowCounts, type TestDatabase } from '../support/database.js';

/** Of fewer rows, pages that are begun would tell more than rows. */
const FEWEST = 1_000;

/** What a row of each table takes on MariaDB, in the table and in its indices together. */
export async function bytesPerRow(database: TestDatabase): Promise<Record<string, string | number>[]> {
  const found: Record<string, string | number>[] = [];
  for (const [table, rows] of Object.entries(await rowCounts(database))) {
    if (rows < FEWEST) continue;
    await database.execute(`ANALYZE TABLE ${table}`);
    const [size] = await database.query(`SELECT data_length + index_length AS bytes FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name = '${table}'`);
    found.push({ table, rows, 'bytes a row': Math.round(Number(size!['bytes']) / rows) });
  }
  return found;
}
