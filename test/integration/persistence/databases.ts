import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';

const SERVER = process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';

/** An empty database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export interface DatabaseKind {
  readonly name: string;
  /** Outlives the process that wrote it, so that another one can read it. */
  readonly lasting: boolean;
  /** Any number of processes at once. */
  readonly shared: boolean;
  create(): Promise<TestDatabase>;
}

const memory: DatabaseKind = {
  name: 'SQLite in memory',
  lasting: false,
  shared: false,
  create: async () => ({ url: 'sqlite::memory:', drop: async () => {} }),
};

const file: DatabaseKind = {
  name: 'SQLite',
  lasting: true,
  shared: false,
  create: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'persistence-'));
    // A folder that is not there yet: opening the database makes it.
    return {
      url: `sqlite:${join(folder, 'data', 'test.sqlite')}`,
      drop: async () => rmSync(folder, { recursive: true }),
    };
  },
};

const server: DatabaseKind = {
  name: 'MariaDB',
  lasting: true,
  shared: true,
  create: async () => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const url = new URL(SERVER);
    url.pathname = name;
    return { url: url.href, drop: () => onServer(`DROP DATABASE ${name}`) };
  },
};

export const DATABASES = [memory, file, server];

async function onServer(statement: string): Promise<void> {
  const connection = await mysql.createConnection(SERVER);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
