import { connect as connectTcp } from 'node:net';
import { createConnection } from 'mysql2/promise';
import 'vitest';

export type StackName = 'embedded' | 'mariadb';

/** One run of the test program: what `global-setup.ts` found out, handed to every worker. */
export interface TestRun {
  /** Part of every name that the run leaves outside: databases, topics, MQTT client ids. */
  readonly id: string;
  /** The first of the ports that no other run uses. */
  readonly ports: number;
  /** For files; removed at the end. */
  readonly directory: string;
  readonly stacks: readonly StackName[];
  /** Whether a suite can start a Mosquitto of its own. */
  readonly ownMosquitto: boolean;
  /** Whether a suite can have a disk of its own. */
  readonly smallDisk: boolean;
  /** Whether a suite can start a MariaDB of its own. */
  readonly ownMariaDb: boolean;
  /** The program; undefined where this machine has none. */
  readonly chromium: string | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    run: TestRun;
  }
}

export const DATABASE_SERVER = process.env['TEST_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306';
export const MQTT_BROKER = process.env['TEST_MQTT_URL'] ?? 'mqtt://127.0.0.1:1883';

export const databasePrefix = (runId: string): string => `robot_ifttt_${runId}_`;

/** What the `mariadb` stack needs and this machine does not offer; empty where it offers all. */
export async function missingServers(): Promise<string[]> {
  const checks = [databaseAnswers(), brokerAnswers()];
  const outcomes = await Promise.allSettled(checks);
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
}

async function databaseAnswers(): Promise<void> {
  const { host } = new URL(DATABASE_SERVER);
  try {
    const connection = await createConnection({ uri: DATABASE_SERVER, connectTimeout: 2000 });
    await connection.end();
  } catch (error) {
    throw new Error(`no MariaDB at ${host} (TEST_DATABASE_URL): ${(error as { code?: string }).code ?? 'no answer'}`);
  }
}

async function brokerAnswers(): Promise<void> {
  const { hostname, port, host } = new URL(MQTT_BROKER);
  await new Promise<void>((resolve, reject) => {
    const socket = connectTcp(Number(port || 1883), hostname, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`no MQTT broker at ${host} (TEST_MQTT_URL): ${error.code ?? 'no answer'}`)),
    );
  });
}

/** Drops what a run, however it ended, left on the database server. */
export async function dropDatabases(runId: string): Promise<void> {
  const connection = await createConnection({ uri: DATABASE_SERVER });
  try {
    const [rows] = await connection.query('SELECT schema_name AS name FROM information_schema.schemata');
    for (const { name } of rows as { name: string }[]) {
      if (name.startsWith(databasePrefix(runId))) await connection.query(`DROP DATABASE \`${name}\``);
    }
  } finally {
    await connection.end();
  }
}
