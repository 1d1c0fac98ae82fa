import { actionEntities } from '#actions';
import { authEntities } from '#auth';
import { iftttEntities } from '#ifttt';
import { createDataSource, createDataSourceOptions, persistenceEntities } from '#persistence';
import { loadDatabaseUrl } from '#platform';
import { robotEntities } from '#robots';
import { triggerEntities } from '#triggers';

/** For TypeORM's command line: `npx typeorm -d build/ormconfig.js migration:generate ...` after a build. */
export default createDataSource(
  createDataSourceOptions(loadDatabaseUrl(), [
    ...authEntities,
    ...iftttEntities,
    ...robotEntities,
    ...triggerEntities,
    ...actionEntities,
    ...persistenceEntities,
  ]),
);
