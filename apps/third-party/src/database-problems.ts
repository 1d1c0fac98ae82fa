import { createDataSourceOptions, isUnavailable } from '#persistence';
import { ConfigError } from '#platform';

/** What the codes of drivers mean to whoever wrote the URL. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ER_ACCESS_DENIED_ERROR: 'has a user name or a password that the database does not accept',
  ER_DBACCESS_DENIED_ERROR: 'names a database that its user may not use',
  ER_BAD_DB_ERROR: 'names a database that does not exist',
  ER_TABLEACCESS_DENIED_ERROR: 'names a user who may not change tables; migrate under another one',
  HANDSHAKE_NO_SSL_SUPPORT: 'asks for TLS, which the database does not speak',
  HANDSHAKE_SSL_ERROR: 'names a database whose certificate is not trusted',
  SQLITE_CANTOPEN: 'names a file that cannot be opened',
  SQLITE_NOTADB: 'names a file that is no SQLite database',
};

/** @throws ConfigError for a URL that cannot be understood, before anything is started */
export function checkDatabaseUrl(databaseUrl: string): void {
  try {
    createDataSourceOptions(databaseUrl, []);
  } catch (error) {
    throw new ConfigError({ DATABASE_URL: `cannot be used: ${(error as Error).message}` });
  }
}

/**
 * What works with the database, its failures told as those of DATABASE_URL where they are.
 *
 * @throws ConfigError, or whatever else went wrong
 */
export async function withDatabaseProblems<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const problem = problemOf(error);
    throw problem === undefined ? error : new ConfigError({ DATABASE_URL: problem });
  }
}

function problemOf(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof code !== 'string') return undefined;
  if (syscall === 'mkdir') return `names a folder that cannot be made (${code}); make it, or name another`;
  return PROBLEMS[code] ?? (isUnavailable(error) ? `names a database that cannot be reached (${code})` : undefined);
}
