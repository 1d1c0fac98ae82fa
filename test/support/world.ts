import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, onTestFailed, beforeEach } from 'vitest';
import { type Answer, send } from './http.js';
import { IftttCaller, IftttPlatform } from './ifttt.js';
import { Owner } from './owner.js';
import { freePort } from './ports.js';
import type { Wiring } from './robot.js';
import { Service } from './service.js';
import type { Backends, Stack } from './stacks.js';
import { eventually } from './waiting.js';

const ENVIRONMENT = 'test';

type Environment = Readonly<Record<string, string>>;

/** Settings of the service that differ from the usual; a function finds out what they are before the service starts. */
export type Settings = Environment | ((serviceUrl: string) => Promise<Environment>);

/** Everything around one suite: the service on its backends, IFTTT, and owners as needed. */
export class World {
  private readonly secrets = new Set<string>();
  readonly platform = new IftttPlatform();
  readonly serviceKey = this.secret(randomBytes(16).toString('hex'));
  readonly client = { id: 'ifttt-client', secret: this.secret(randomBytes(16).toString('hex')) };
  /** Where people are sent back to after consent. */
  readonly redirectUrl = 'https://ifttt.com/channels/test_robot/authorize';
  service: Service;
  backends: Backends;
  /** Where everybody calls, if not at the first instance. */
  front: { readonly url: string } | undefined;
  private readonly closing: { close(): Promise<unknown> }[] = [];

  constructor(
    readonly stack: Stack,
    private readonly settings: Settings,
  ) {}

  get url(): string {
    return (this.front ?? this.service).url;
  }

  /** What IFTTT knows as the API URL prefix, with the protocol's own part. */
  get prefix(): string {
    return `${this.url}/third-party/ifttt/v1`;
  }

  get wiring(): Wiring {
    const { mqttUrl, topicRoot } = this.backends;
    return { mqttUrl, topics: `${topicRoot}/${ENVIRONMENT}`, stored: (messageId) => this.stored(messageId) };
  }

  /** Resolves when the event of this message is in the database. */
  async stored(messageId: string): Promise<void> {
    const sql = `SELECT id FROM voice_command_events WHERE message_id = '${messageId}'`;
    await eventually(
      () => this.backends.database.query(sql),
      (rows) => rows.length > 0,
    );
  }

  async open(): Promise<void> {
    await this.platform.open();
    this.backends = await this.stack.open();
    this.service = await this.newService();
    await this.service.start();
  }

  /**
   * One more instance, on the same database and broker: for stacks whose are not within the service.
   *
   * @param name different for each
   */
  async startAnother(name = 'another'): Promise<Service> {
    const clientId = `${this.backends.env['MQTT_CLIENT_ID']}-${name}`;
    this.mayLeaveSession(clientId);
    const another = await this.newService({ MQTT_CLIENT_ID: clientId });
    this.closeAtEnd({ close: () => another.kill() });
    await another.start();
    return another;
  }

  private async newService(overrides: Environment = {}): Promise<Service> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = typeof this.settings === 'function' ? await this.settings(url) : this.settings;
    const environment = { ...this.environment(url), ...settings, ...overrides };
    return new Service(port, environment, inject('run').directory);
  }

  async close(): Promise<void> {
    await Promise.all(this.closing.map((one) => one.close()));
    await this.service?.kill();
    await this.platform.close();
    await this.backends?.dispose();
  }

  owner(name?: string): Promise<Owner> {
    return Owner.register(this, name);
  }

  /** IFTTT, calling for the owner of an access token. */
  ifttt(accessToken: string): IftttCaller {
    return new IftttCaller(this.prefix, { authorization: `Bearer ${accessToken}` });
  }

  /** IFTTT, calling about the service. */
  get iftttItself(): IftttCaller {
    return new IftttCaller(this.prefix, { 'ifttt-service-key': this.serviceKey });
  }

  /** IFTTT exchanges a code for a token. */
  exchange(code: string, overrides: Record<string, string> = {}): Promise<Answer> {
    const { id, secret } = this.client;
    const form = { grant_type: 'authorization_code', code, client_id: id, client_secret: secret, ...overrides };
    return send(`${this.prefix}/tokens`, { method: 'POST', form });
  }

  /** Resolves when nothing waits to be delivered, to IFTTT or to robots. */
  async settled(): Promise<void> {
    await eventually(
      () => this.backends.database.query('SELECT kind FROM outbox'),
      (rows) => rows.length === 0,
    );
  }

  /**
   * What a process had taken from the outbox when it ended is left alone for a minute, in which it might still be
   * alive: this is that minute gone by at once.
   */
  async letLeasesEnd(): Promise<void> {
    await this.backends.database.execute('UPDATE outbox SET available_at = 1');
  }

  /** Remembers what no log may show. */
  secret(value: string): string {
    this.secrets.add(value);
    return value;
  }

  mayLeaveSession(clientId: string): void {
    this.backends.clientIds.add(clientId);
  }

  closeAtEnd<T extends { close(): Promise<unknown> }>(one: T): T {
    this.closing.push(one);
    return one;
  }

  /** All that were used so far. */
  get allSecrets(): ReadonlySet<string> {
    return this.secrets;
  }

  /** The secrets, of all that were used, which the service wrote into its logs. */
  leakedSecrets(): string[] {
    const logs = this.service.logs.join('');
    return [...this.secrets].filter((secret) => logs.includes(secret));
  }

  /** The secrets, of all that were used, which the database has in clear. */
  async storedSecrets(): Promise<string[]> {
    const { database } = this.backends;
    const rows = await Promise.all((await database.tables()).map((table) => database.query(`SELECT * FROM ${table}`)));
    const stored = JSON.stringify(rows);
    return [...this.secrets].filter((secret) => stored.includes(secret));
  }

  private environment(url: string): Environment {
    return {
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      ENVIRONMENT,
      IFTTT_SERVICE_KEY: this.serviceKey,
      IFTTT_CLIENT_ID: this.client.id,
      IFTTT_CLIENT_SECRET: this.client.secret,
      IFTTT_SERVICE_ID: 'test_robot',
      IFTTT_REALTIME_URL: this.platform.realtimeUrl,
      LOG_LEVEL: 'debug',
      ...this.backends.env,
    };
  }
}

/**
 * A world for the suite that calls it, from its first test to its last; the logs of the service follow a failed test.
 */
export function useWorld(stack: Stack, settings: Settings = {}): World {
  const world = new World(stack, settings);
  beforeAll(() => world.open());
  beforeEach(() => {
    onTestFailed(() => console.error(`The service's last words:\n${world.service?.logs.join('').slice(-3000)}`));
  });
  afterAll(async () => {
    await world.close();
    expect(world.leakedSecrets(), 'secrets in the logs').toEqual([]);
  });
  return world;
}
