import { describe, expect, it } from 'vitest';
import { createDataSourceOptions } from './database-url.js';

const options = (url: string) => createDataSourceOptions(url, []);

describe('createDataSourceOptions', () => {
  it('reads a MySQL URL, escapes and all', () => {
    expect(options('mysql://robot:p%40ss%2Fword@db.example:3307/robots?connectionLimit=25&ssl=true')).toMatchObject({
      type: 'mariadb',
      host: 'db.example',
      port: 3307,
      username: 'robot',
      password: 'p@ss/word',
      database: 'robots',
      charset: 'utf8mb4',
      timezone: 'Z',
      poolSize: 25,
      ssl: { rejectUnauthorized: true },
    });
  });

  it('has a port and a pool where the URL names none', () => {
    expect(options('mysql://robot@db/robots')).toMatchObject({ port: 3306, poolSize: 10, password: '' });
  });

  it('reads an IPv6 address', () => {
    expect(options('mysql://robot@[::1]:3307/robots')).toMatchObject({ host: '::1', port: 3307 });
  });

  it.each([
    ['sqlite:data/robots.sqlite', 'data/robots.sqlite', true],
    ['sqlite:/var/lib/robots.sqlite', '/var/lib/robots.sqlite', true],
    ['sqlite::memory:', ':memory:', false],
  ])('%s is a SQLite database', (url, database, enableWAL) => {
    expect(options(url)).toMatchObject({ type: 'better-sqlite3', database, enableWAL });
  });

  it('never changes the schema by itself', () => {
    for (const url of ['mysql://robot@db/robots', 'sqlite::memory:']) {
      expect(options(url)).toMatchObject({ synchronize: false, migrationsRun: false });
    }
  });

  it.each([
    '',
    'sqlite:',
    'postgres://u:hunter2@db/robots',
    'mysql://u:hunter2@db',
    'mysql://u:hunter2@db/robots?connectionLimit=1',
    'mysql://u:hunter2@db/robots?multipleStatements=true',
  ])('refuses %s without repeating it', (url) => {
    expect(() => options(url)).toThrow();
    expect(() => options(url)).not.toThrow(/hunter2/);
  });
});
