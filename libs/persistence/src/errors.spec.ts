import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { isConflict, isDataError, isUnavailable, isUniqueViolation } from './errors.js';

const failed = (code: string, sqlState?: string) =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(code), { code, sqlState }));

describe('errors of the database', () => {
  it.each(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])('%s is a duplicate', (code) => {
    expect(isUniqueViolation(failed(code))).toBe(true);
    expect(isUnavailable(failed(code))).toBe(false);
    expect(isDataError(failed(code, '23000'))).toBe(true);
  });

  it.each(['ER_LOCK_DEADLOCK', 'ER_CHECKREAD', 'SQLITE_BUSY_SNAPSHOT'])('%s may be tried again', (code) => {
    expect(isConflict(failed(code))).toBe(true);
    expect(isUnavailable(failed(code))).toBe(true);
  });

  it.each(['ECONNREFUSED', 'PROTOCOL_CONNECTION_LOST'])('%s says that nobody is there', (code) => {
    expect(isUnavailable(failed(code))).toBe(true);
    expect(isConflict(failed(code))).toBe(false);
  });

  it.each(['ER_LOCK_WAIT_TIMEOUT', 'SQLITE_BUSY'])('%s has waited, so that nobody tries again at once', (code) => {
    expect(isUnavailable(failed(code))).toBe(true);
    expect(isConflict(failed(code))).toBe(false);
  });

  it.each([
    ['ER_DISK_FULL', 'HY000'],
    ['ER_RECORD_FILE_FULL', 'HY000'],
    ['ER_READ_ONLY_MODE', 'HY000'],
    ['SQLITE_FULL'],
    ['SQLITE_READONLY_DBMOVED'],
    ['SQLITE_IOERR_WRITE'],
  ])('%s says that nothing can be stored now, whatever it is', (code: string, sqlState?: string) => {
    expect(isUnavailable(failed(code, sqlState))).toBe(true);
    expect(isDataError(failed(code, sqlState))).toBe(false);
  });

  it.each([
    ['ER_DATA_TOO_LONG', '22001'],
    ['ER_BAD_NULL_ERROR', '23000'],
    ['ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', 'HY000'],
    ['SQLITE_CONSTRAINT_NOTNULL'],
    ['SQLITE_TOOBIG'],
  ])('%s is for the values', (code: string, sqlState?: string) => {
    expect(isDataError(failed(code, sqlState))).toBe(true);
    expect(isUnavailable(failed(code, sqlState))).toBe(false);
  });

  it('a wrong password is neither: it ends the start', () => {
    const denied = failed('ER_ACCESS_DENIED_ERROR', '28000');
    expect([isDataError(denied), isConflict(denied), isUnavailable(denied)]).toEqual([false, false, false]);
  });

  it('a pool whose queue is full is unavailable', () => {
    expect(isUnavailable(new Error('Queue limit reached.'))).toBe(true);
  });

  it.each([undefined, null, 'ER_DUP_ENTRY', new Error('other'), failed('ER_PARSE_ERROR')])(
    '%s is none of these',
    (error) => {
      const answers = [isUniqueViolation, isConflict, isUnavailable, isDataError].map((is) => is(error));
      expect(answers).toEqual([false, false, false, false]);
    },
  );
});
