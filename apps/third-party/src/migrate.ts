import { migrateDatabase } from '#persistence';
import { ConfigError, loadDatabaseUrl } from '#platform';
import { checkDatabaseUrl, withDatabaseProblems } from './database-problems.js';

try {
  const databaseUrl = loadDatabaseUrl();
  checkDatabaseUrl(databaseUrl);
  const ran = await withDatabaseProblems(migrateDatabase(databaseUrl));
  console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
