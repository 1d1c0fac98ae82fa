import { migrateDatabase } from '#persistence';
import { loadConfig } from '#platform';

const ran = await migrateDatabase(loadConfig().databaseUrl);
console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
