import { describe, expect, it } from 'vitest';
import { checkDatabaseUrl, withDatabaseProblems } from './database-problems.js';

describe('checkDatabaseUrl', () => {
  it.each(['sqlite::memory:', 'mysql://u:p@h/d?ssl=true'])('lets %s pass', (url) => {
    expect(() => checkDatabaseUrl(url)).not.toThrow();
  });

  it.each(['mysql://u:hunter2@h/d?sll=hunter2', 'mysql://u:hunter2@h/d?connectionLimit=1', 'mysql://u:hunter2@h/a/b'])(
    'names the key of %s and not its value',
    (url) => {
      expect(() => checkDatabaseUrl(url)).toThrow(/^The configuration is wrong:\n {2}DATABASE_URL cannot be used: .+$/);
      expect(() => checkDatabaseUrl(url)).not.toThrow('hunter2');
    },
  );
});

describe('withDatabaseProblems', () => {
  const failing = (code?: string, syscall?: string) =>
    withDatabaseProblems(Promise.reject(Object.assign(new Error("of user 'hunter2'"), { code, syscall })));

  it.each(['ER_ACCESS_DENIED_ERROR', 'ER_BAD_DB_ERROR', 'SQLITE_NOTADB', 'ECONNREFUSED', 'ENOTFOUND'])(
    '%s is told of DATABASE_URL, in a line and without values',
    async (code) => {
      await expect(failing(code)).rejects.toThrow(/^The configuration is wrong:\n {2}DATABASE_URL .+$/);
      await expect(failing(code)).rejects.not.toThrow('hunter2');
    },
  );

  it('tells of a folder that cannot be made, and of no other file', async () => {
    await expect(failing('ENOENT', 'mkdir')).rejects.toThrow(
      'DATABASE_URL names a folder that cannot be made (ENOENT)',
    );
    await expect(failing('ENOENT', 'open')).rejects.toThrow('hunter2');
  });

  it.each([undefined, 'ER_PARSE_ERROR', 'EACCES'])('leaves %s as it is', async (code) => {
    await expect(failing(code)).rejects.toThrow('hunter2');
  });

  it('hands on what went well', async () => {
    expect(await withDatabaseProblems(Promise.resolve(1))).toBe(1);
  });
});
