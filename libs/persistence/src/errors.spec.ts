import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { isConflict, isUnavailable, isUniqueViolation } from './errors.js';

const failed = (code: string) => new QueryFailedError('SELECT 1', [], Object.assign(new Error(code), { code }));

describe('errors of the database', () => {
  it.each(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])('%s is a duplicate', (code) => {
    expect(isUniqueViolation(failed(code))).toBe(true);
    expect(isUnavailable(failed(code))).toBe(false);
  });

  it.each(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'SQLITE_BUSY'])('%s may be tried again', (code) => {
    expect(isConflict(failed(code))).toBe(true);
    expect(isUnavailable(failed(code))).toBe(true);
  });

  it.each(['ECONNREFUSED', 'PROTOCOL_CONNECTION_LOST'])('%s says that nobody is there', (code) => {
    expect(isUnavailable(failed(code))).toBe(true);
    expect(isConflict(failed(code))).toBe(false);
  });

  it('a pool whose queue is full is unavailable', () => {
    expect(isUnavailable(new Error('Queue limit reached.'))).toBe(true);
  });

  it.each([undefined, null, 'ER_DUP_ENTRY', new Error('other'), failed('ER_PARSE_ERROR')])(
    '%s is none of these',
    (error) => {
      expect([isUniqueViolation(error), isConflict(error), isUnavailable(error)]).toEqual([false, false, false]);
    },
  );
});
