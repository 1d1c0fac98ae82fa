import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { inject } from 'vitest';
import { DATABASE_SERVER, databasePrefix } from '../../support/run.js';

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
    const name = `${databasePrefix(inject('run').id)}${randomUUID().slice(0, 8)}`;
    await onServer(`CREATE DATABASE ${name}`);
    const url = new URL(DATABASE_SERVER);
    url.pathname = name;
    return { url: url.href, drop: () => onServer(`DROP DATABASE ${name}`) };
  },
};

/** Those that this machine offers. */
export const DATABASES = inject('run').stacks.includes('mariadb') ? [memory, file, server] : [memory, file];

async function onServer(statement: string): Promise<void> {
  const connection = await mysql.createConnection(DATABASE_SERVER);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
