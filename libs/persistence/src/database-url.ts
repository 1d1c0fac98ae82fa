import mysql from 'mysql2';
import type { DataSourceOptions, EntityTarget, ObjectLiteral } from 'typeorm';
import { watchForSilence } from './silence.js';
import { migrations } from './migrations/index.js';

type Entities = readonly EntityTarget<ObjectLiteral>[];

const POOL_SIZE = 10;
const POOL_QUEUE = 1_000;
const CONNECT_TIMEOUT_MS = 5_000;
const SQLITE_BUSY_TIMEOUT_MS = 2_000;

/**
 * What every connection of the pool is told first. READ COMMITTED: no gap locks, so that writers of neighbouring keys
 * do not block each other, and a read after a lock sees what the lock waited for. The lock timeouts are far below the
 * server's 50 s and a day, because IFTTT does not wait for slow answers (platform rule 36): a migration that waits for
 * somebody's long transaction holds up everyone behind it, so it gives up and is tried again. Strict mode: a value that
 * does not fit is an error, never cut. A statement outside a transaction commits by itself. Backslashes escape, whatever
 * the server's own mode: mysql2 puts values into statements that way, and where a backslash is but a character, a value
 * could end its quotes and become SQL.
 */
const SESSION_SETTINGS = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 2, lock_wait_timeout = 2',
  `SET SESSION time_zone = '+00:00', autocommit = 1,
    sql_mode = CONCAT(REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', ''), ',STRICT_TRANS_TABLES')`,
];

/** The mysql2 package as TypeORM uses it, with the settings queued on each connection before anything else. */
const mysqlDriver = {
  ...mysql,
  createPool(options: mysql.PoolOptions): mysql.Pool {
    const pool = mysql.createPool(options);
    pool.on('connection', (connection) => {
      watchForSilence(connection);
      for (const statement of SESSION_SETTINGS) {
        // Rather no connection than one with other rules.
        connection.query(statement, (error) => error && connection.destroy());
      }
    });
    return pool;
  },
};

/**
 * TypeORM's options for a `DATABASE_URL`.
 *
 * @param databaseUrl `mysql://user:password@host:port/database` (query: `connectionLimit=N`, `ssl=true`),
 *   `sqlite:PATH` or `sqlite::memory:`
 * @param entities classes of the entities; the migrations come by themselves
 * @throws Error when the URL has another form; its message never shows the URL, which holds a password
 */
export function createDataSourceOptions(databaseUrl: string, entities: Entities): DataSourceOptions {
  const shared = { entities: [...entities] as never[], migrations, synchronize: false, migrationsRun: false };
  if (databaseUrl.startsWith('sqlite:')) return { ...shared, ...sqliteOptions(databaseUrl.slice('sqlite:'.length)) };
  return { ...shared, ...mysqlOptions(databaseUrl) };
}

/**
 * `synchronous = FULL`: a robot forgets a message once it is acknowledged, so a commit must survive a power cut;
 * NORMAL in WAL mode would lose the last ones.
 */
function sqliteOptions(path: string) {
  if (path === '') throw new Error('the SQLite database has no path: write sqlite:PATH or sqlite::memory:');
  return {
    type: 'better-sqlite3' as const,
    database: path,
    enableWAL: path !== ':memory:',
    timeout: SQLITE_BUSY_TIMEOUT_MS,
    prepareDatabase: (database: { pragma(source: string): unknown }) => {
      database.pragma('synchronous = FULL');
    },
  };
}

/**
 * `mariadb` stands for both servers. TypeORM tells them apart only where it reads a schema back, and there its mariadb
 * branch looks at the server's version as well, so that it is right for MySQL 8 too; its mysql branch takes MariaDB's
 * `DEFAULT NULL` for a change.
 */
function mysqlOptions(databaseUrl: string) {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  const database = url ? decodeURIComponent(url.pathname.slice(1)) : '';
  if (url?.protocol !== 'mysql:' || database === '' || database.includes('/')) {
    throw new Error('the database must be mysql://user:password@host:port/database, sqlite:PATH or sqlite::memory:');
  }
  const { connectionLimit, ssl } = mysqlParameters(url.searchParams);
  return {
    type: 'mariadb' as const,
    driver: mysqlDriver,
    // A URL has an IPv6 address in brackets, a socket does not.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 3306 : Number(url.port),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    charset: 'utf8mb4',
    timezone: 'Z',
    connectTimeout: CONNECT_TIMEOUT_MS,
    poolSize: connectionLimit,
    ...(ssl ? { ssl: { rejectUnauthorized: true } } : {}),
    extra: { queueLimit: POOL_QUEUE },
  };
}

function mysqlParameters(parameters: URLSearchParams): { connectionLimit: number; ssl: boolean } {
  for (const name of parameters.keys()) {
    if (name !== 'connectionLimit' && name !== 'ssl')
      throw new Error(`the database URL has an unknown option: ${name}`);
  }
  const connectionLimit = Number(parameters.get('connectionLimit') ?? POOL_SIZE);
  // With one, everything would wait for the slowest transaction.
  if (!Number.isInteger(connectionLimit) || connectionLimit < 2) {
    throw new Error('connectionLimit in the database URL must be a whole number, 2 or more');
  }
  return { connectionLimit, ssl: parameters.get('ssl') === 'true' };
}
