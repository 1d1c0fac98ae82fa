import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { describe, inject } from 'vitest';
import { MariaDatabase, SqliteDatabase, type TestDatabase } from './database.js';
import { Line } from './line.js';
import { clearRetained, forgetSessions } from './mosquitto.js';
import { freePort } from './ports.js';
import { DATABASE_SERVER, databasePrefix, MQTT_BROKER, type StackName } from './run.js';

/** A database and a broker of one suite's own. */
export interface Backends {
  /** Names them to the service. */
  readonly env: Readonly<Record<string, string>>;
  /** Where robots connect. */
  readonly mqttUrl: string;
  readonly topicRoot: string;
  readonly database: TestDatabase;
  /** MQTT clients that may leave a session behind. */
  readonly clientIds: Set<string>;
  /** How the service reaches servers of their own; undefined where the database and the broker are within it. */
  readonly lines?: { readonly database: Line; readonly broker: Line };
  /** Leaves nothing behind, on the machine or its servers. */
  dispose(): Promise<void>;
}

export interface Stack {
  readonly name: StackName;
  /** Whether the broker is the service's own: it is away when the service is, and knows robots by their secret. */
  readonly ownBroker: boolean;
  open(): Promise<Backends>;
}

const randomName = (): string => randomBytes(4).toString('hex');

/** The service's own database and broker. */
export const embedded: Stack = {
  name: 'embedded',
  ownBroker: true,
  async open() {
    const directory = join(inject('run').directory, randomName());
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'robot-ifttt.sqlite');
    const port = await freePort();
    const topicRoot = 'kuri';
    const database = new SqliteDatabase(file);
    return {
      env: { DATABASE_URL: `sqlite:${file}`, MQTT_PORT: String(port), MQTT_TOPIC_ROOT: topicRoot },
      mqttUrl: `mqtt://127.0.0.1:${port}`,
      topicRoot,
      database,
      clientIds: new Set(),
      dispose: () => database.close(),
    };
  },
};

/** Servers of their own, shared with other suites. */
export const mariadb: Stack = {
  name: 'mariadb',
  ownBroker: false,
  async open() {
    const name = databasePrefix(inject('run').id) + randomName();
    const uri = `${DATABASE_SERVER.replace(/\/$/, '')}/${name}`;
    const topicRoot = `test-${name}`;
    const clientId = `service-${name}`;
    const database = new MariaDatabase(uri);
    const clientIds = new Set([clientId]);
    await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    const lines = { database: lineTo(uri, 3306), broker: lineTo(MQTT_BROKER, 1883) };
    const env = {
      DATABASE_URL: await through(lines.database, uri),
      MQTT_URL: await through(lines.broker, MQTT_BROKER),
      MQTT_TOPIC_ROOT: topicRoot,
      MQTT_CLIENT_ID: clientId,
    };
    return {
      env,
      mqttUrl: MQTT_BROKER,
      topicRoot,
      database,
      clientIds,
      lines,
      async dispose() {
        await Promise.all([lines.database.cut(), lines.broker.cut()]);
        await database.close();
        await onServer(`DROP DATABASE ${name}`);
        await forgetSessions(clientIds);
        await clearRetained(topicRoot);
      },
    };
  },
};

function lineTo(url: string, defaultPort: number): Line {
  const { hostname, port } = new URL(url);
  return new Line(hostname, Number(port || defaultPort));
}

/** The URL with the line's near end in place of the server. */
async function through(line: Line, url: string): Promise<string> {
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String(await line.open());
  return near.href;
}

async function onServer(sql: string): Promise<void> {
  const connection = await createConnection({ uri: DATABASE_SERVER });
  await connection.query(sql).finally(() => connection.end());
}

/** A suite that runs once on each stack which this machine offers. */
export function describeStacks(title: string, suite: (stack: Stack) => void): void {
  const offered = [embedded, mariadb].filter((stack) => inject('run').stacks.includes(stack.name));
  for (const stack of offered) describe(`${title}, on the ${stack.name} stack`, () => suite(stack));
}
