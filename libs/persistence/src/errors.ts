const UNIQUE_VIOLATIONS = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/**
 * The database undid the transaction at once, through no fault of the work: it may run again whole. A lock timeout is
 * not among these: whoever got it has waited already.
 */
const CONFLICTS = new Set(['ER_LOCK_DEADLOCK', 'ER_CHECKREAD', 'SQLITE_BUSY_SNAPSHOT']);

/** SQLite's codes stand for their extended ones too: SQLITE_IOERR is also SQLITE_IOERR_WRITE. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
]);

/** Codes that say the same as a class of SQLSTATE: MySQL gives the first a general state, and SQLite has none. */
const DATA_ERRORS = new Set([
  'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
  'SQLITE_CONSTRAINT',
  'SQLITE_MISMATCH',
  'SQLITE_TOOBIG',
]);

/** SQL:2016 24.1: data exception, integrity constraint violation. */
const DATA_STATES = ['22', '23'];

/** mysql2 gives these no code. */
const UNAVAILABLE_MESSAGES = ['Queue limit reached.', 'Pool is closed.', 'connection is in closed state'];

/** Whether a row broke a unique key or a primary key. */
export function isUniqueViolation(error: unknown): boolean {
  return UNIQUE_VIOLATIONS.has(codeOf(error));
}

/** Whether the work met another transaction (deadlock, changed record) and may be run again at once. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/**
 * Whether the database could not be asked, or can store nothing at the moment: connection refused or lost, pool
 * exhausted, server shutting down, read-only or full, locks held for too long or still after every retry. The caller
 * answers 503; whether a lost COMMIT took place is unknown.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    UNAVAILABLE.has(generalCodeOf(error)) ||
    isConflict(error) ||
    UNAVAILABLE_MESSAGES.some((message) => error.message.includes(message))
  );
}

/**
 * Whether the database refused the values that it was given: too long, out of range, against a constraint. The same
 * values will be refused again, however well the database is.
 */
export function isDataError(error: unknown): boolean {
  return DATA_STATES.includes(textOf(error, 'sqlState').slice(0, 2)) || DATA_ERRORS.has(generalCodeOf(error));
}

/** `SQLITE_IOERR` for `SQLITE_IOERR_WRITE`; other codes as they are. */
function generalCodeOf(error: unknown): string {
  return codeOf(error).replace(/^(SQLITE_[A-Z]+)_.+$/, '$1');
}

function codeOf(error: unknown): string {
  return textOf(error, 'code');
}

/** A property of the driver's error, which TypeORM wraps. */
function textOf(error: unknown, name: 'code' | 'sqlState'): string {
  if (typeof error !== 'object' || error === null) return '';
  const { [name]: text, driverError } = error as { code?: unknown; sqlState?: unknown; driverError?: unknown };
  if (typeof text === 'string') return text;
  return driverError === undefined ? '' : textOf(driverError, name);
}
