import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { isMessagesFault, MessageFault } from './message-fault.js';

const failed = (code: string, sqlState?: string) =>
  new QueryFailedError('INSERT', [], Object.assign(new Error(code), { code, sqlState }));

describe('isMessagesFault', () => {
  it.each([
    failed('ER_DATA_TOO_LONG', '22001'),
    failed('ER_BAD_NULL_ERROR', '23000'),
    failed('SQLITE_CONSTRAINT_NOTNULL'),
    failed('SQLITE_TOOBIG'),
    new MessageFault('not now'),
    new TypeError('no such property'),
    new RangeError('Invalid time value'),
  ])('gives up a message for %s', (error) => {
    expect(isMessagesFault(error)).toBe(true);
  });

  it.each([
    failed('ER_DISK_FULL', 'HY000'),
    failed('ER_RECORD_FILE_FULL', 'HY000'),
    failed('ER_READ_ONLY_MODE', 'HY000'),
    failed('ER_ACCESS_DENIED_ERROR', '28000'),
    failed('ER_NO_SUCH_TABLE', '42S02'),
    failed('SQLITE_IOERR_WRITE'),
    failed('SQLITE_READONLY'),
    failed('SQLITE_FULL'),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    new Error('something nobody thought of'),
  ])('keeps a message through %s', (error) => {
    expect(isMessagesFault(error)).toBe(false);
  });
});
