import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { inject } from 'vitest';
import { Daemon, DAEMON_PATH, missingPrograms } from './daemons.js';
import { freePort } from './ports.js';

const DATABASE = 'robot_ifttt';

/** A MariaDB of one suite's own, as durable as it is by default: what it said was committed is there after `kill`. */
export class OwnMariaDb extends Daemon {
  private constructor(
    readonly port: number,
    settings: readonly string[],
  ) {
    super(['mariadbd', ...settings]);
  }

  /** @param settings arguments of the server that differ from its usual ones */
  static async create(settings: readonly string[] = []): Promise<OwnMariaDb> {
    const directory = mkdtempSync(join(inject('run').directory, 'mariadb-'));
    // Nothing of this machine's own configuration, and the user who runs the test: root has to be named.
    const common = ['--no-defaults', `--datadir=${join(directory, 'data')}`, `--user=${userInfo().username}`];
    const setup = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    await promisify(execFile)('mariadb-install-db', [...common, ...setup], { env: { PATH: DAEMON_PATH } });
    const port = await freePort();
    const network = [`--port=${port}`, '--bind-address=127.0.0.1', '--skip-name-resolve'];
    const files = [`--socket=${join(directory, 'socket')}`, `--pid-file=${join(directory, 'pid')}`];
    const server = new OwnMariaDb(port, [...common, ...network, ...files, ...settings]);
    await server.start();
    await server.createDatabase(DATABASE);
    return server;
  }

  /** Of the database that the service is given. */
  get url(): string {
    return `${this.serverUrl}/${DATABASE}`;
  }

  /** An empty database beside that of `url`. @returns its URL */
  async createDatabase(name: string): Promise<string> {
    await this.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    return `${this.serverUrl}/${name}`;
  }

  protected answers(): Promise<boolean> {
    return this.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  private get serverUrl(): string {
    return `mysql://root@127.0.0.1:${this.port}`;
  }

  private async query(sql: string): Promise<void> {
    const connection = await createConnection({ uri: this.serverUrl, connectTimeout: 2000 });
    await connection.query(sql).finally(() => connection.end());
  }
}

/** What this machine lacks to run one; undefined where it lacks nothing. */
export function missingMariaDb(): string | undefined {
  const missing = missingPrograms('mariadbd', 'mariadb-install-db');
  return missing.length > 0 ? `no ${missing.join(', ')}` : undefined;
}
