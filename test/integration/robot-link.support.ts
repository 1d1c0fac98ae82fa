import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthModule, Sessions } from '#auth';
import { type NewRobot, RobotsApi } from '#contract';
import { IftttModule } from '#ifttt';
import { Outbox, PersistenceModule } from '#persistence';
import { Config, loadConfig, PlatformModule } from '#platform';
import { ROBOT_PARAMETERS, RobotInbox, RobotLink, type RobotMessage, RobotsModule } from '#robots';
import { ConsoleLogger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { createConnection } from 'mysql2/promise';
import { z } from 'zod';
import { clearRetained, forgetSessions } from '../support/mosquitto.js';
import { freePort } from '../support/ports.js';
import { inject } from 'vitest';
import { DATABASE_SERVER, databasePrefix, dropDatabases, MQTT_BROKER } from '../support/run.js';
import { Inbox } from '../support/waiting.js';

/** `embedded` keeps its data in SQLite, `Mosquitto` goes with MariaDB, as such installations do. */
export type BrokerKind = 'embedded' | 'Mosquitto';

/** Those that this machine offers. */
export function brokerKinds(): BrokerKind[] {
  return inject('run').stacks.includes('mariadb') ? ['embedded', 'Mosquitto'] : ['embedded'];
}
export type Heard = RobotMessage<{ name: string }>;

/** The service's share of the robot link, with a handler of `ifttt_trigger` that the test decides about. */
export class LinkUnderTest {
  /** Every batch that reached the handler. */
  readonly batches = new Inbox<readonly Heard[]>('batch');
  readonly parametersAsked = new Inbox<string>('request for parameters');
  /** What the handler does with a batch. */
  answer: (messages: readonly Heard[]) => Promise<void> = () => Promise.resolve();

  constructor(readonly module: TestingModule) {}

  get link(): RobotLink {
    return this.module.get(RobotLink);
  }

  /** Where robots connect. */
  get url(): string {
    return this.link.url;
  }

  async addRobot(ownerId: string): Promise<NewRobot> {
    const { data } = await this.module
      .get(RobotsApi, { strict: false })
      .createRobot({ id: ownerId }, { name: 'Rosie' });
    return data;
  }

  async openSession(ownerId: string): Promise<{ id: string; token: string }> {
    return this.module.get(Sessions).open('app', ownerId);
  }

  async close(): Promise<void> {
    await this.module.close();
  }
}

/** A place for services to share: a database file, a topic root, a client id. Cleans up after all of them. */
export class LinkWorld {
  private readonly id = randomBytes(6).toString('hex');
  readonly root = `test-${this.id}`;
  readonly ownerId = randomUUID();
  private readonly clientId = `${this.root}-service`;
  private readonly directory = mkdtempSync(join(tmpdir(), 'robot-link-'));
  private readonly databaseUrl: string;
  private readonly closing: (() => Promise<unknown>)[] = [];
  private readonly sessions = new Set([this.clientId]);

  private constructor(
    readonly broker: BrokerKind,
    private readonly port: number,
  ) {
    this.databaseUrl =
      broker === 'embedded'
        ? `sqlite:${join(this.directory, 'test.sqlite')}`
        : `${DATABASE_SERVER}/${databasePrefix(this.id)}link`;
  }

  static async create(broker: BrokerKind): Promise<LinkWorld> {
    const world = new LinkWorld(broker, await freePort());
    if (broker === 'Mosquitto') {
      const connection = await createConnection({ uri: DATABASE_SERVER });
      await connection.query(`CREATE DATABASE ${databasePrefix(world.id)}link`);
      await connection.end();
    }
    return world;
  }

  topic(endpoint: string, robotId: string): string {
    return `${this.root}/develop/${endpoint}/${robotId}`;
  }

  async start(settings: Readonly<Record<string, string>> = {}): Promise<LinkUnderTest> {
    const config = loadConfig({
      HOST: '127.0.0.1',
      DATABASE_URL: this.databaseUrl,
      MQTT_TOPIC_ROOT: this.root,
      MQTT_CLIENT_ID: this.clientId,
      ...(this.broker === 'embedded' ? { MQTT_PORT: String(this.port) } : { MQTT_URL: MQTT_BROKER }),
      ...settings,
    });
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.forRoot(config),
        PersistenceModule.forRoot({ inject: [Config], useFactory: ({ databaseUrl }: Config) => databaseUrl }),
        IftttModule.forRoot({ name: 'Robots', authentication: 'oauth2' }),
        AuthModule,
        RobotsModule,
      ],
    })
      .setLogger(new ConsoleLogger({ logLevels: ['fatal'] }))
      .compile();
    const service = new LinkUnderTest(module);
    module.get(RobotInbox).register({
      endpoint: 'ifttt_trigger',
      payload: z.object({ name: z.string() }),
      handle: (messages: readonly Heard[]) => {
        service.batches.put(messages);
        return service.answer(messages);
      },
    });
    module.get(Outbox).register({
      kind: ROBOT_PARAMETERS,
      batchSize: 10,
      deliver: async (entries) => entries.forEach(({ key }) => service.parametersAsked.put(key)),
    });
    try {
      await module.init();
    } catch (error) {
      await module.close();
      throw error;
    }
    this.closing.push(() => module.close());
    return service;
  }

  /** An MQTT client that a test drives by hand. */
  async client(url: string, options: IClientOptions): Promise<MqttClient> {
    if (options.clean === false) this.sessions.add(options.clientId!);
    const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 20, ...options }, false);
    client.on('error', () => {});
    this.closing.push(() => client.endAsync(true));
    return client;
  }

  robot(url: string, robot: NewRobot, options: IClientOptions = {}): Promise<MqttClient> {
    return this.client(url, { clientId: robot.id, ...robot.mqtt, ...options });
  }

  /** To be closed at the end, before what was started earlier. */
  own(thing: { close(): Promise<unknown> }): void {
    this.closing.push(() => thing.close());
  }

  async dispose(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
    if (this.broker === 'Mosquitto') {
      await forgetSessions(this.sessions);
      await clearRetained(this.root);
      await dropDatabases(this.id);
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A robot's message in its envelope. */
export function fromRobot(robotId: string, payload: unknown, overrides: Record<string, unknown> = {}): string {
  return JSON.stringify({
    api_version: '1',
    message_id: randomUUID(),
    robot_id: robotId,
    message_timestamp: Date.now() / 1000,
    message_origin: 'robot',
    payload,
    ...overrides,
  });
}

/** A door that work waits at until the test opens it. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** What the database says when it cannot be reached. */
export function databaseAway(): Promise<never> {
  return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
}
