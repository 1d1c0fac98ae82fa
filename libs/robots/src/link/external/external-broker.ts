import { type Socket } from 'node:net';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { DropLog } from '../drop-log.js';
import { type OutgoingPacket, type Receive, RobotLink, type Sending } from '../robot-link.js';
import { type Topics } from '../topics.js';
import { atMost } from './at-most.js';
import { brokerAddress } from './broker-address.js';
import { serviceFilters } from './filters.js';
import { acknowledgeLate } from './late-acknowledgement.js';
import { ping } from './ping.js';

/** What a stopped instance had not acknowledged waits this long for its return. */
const SESSION_EXPIRY_SECONDS = 7 * 86_400;

/** Unacknowledged messages at once: two full batches, so that one forms while another is being committed. */
const RECEIVE_MAXIMUM = 1_000;

/** Messages of QoS 0 at once; further ones are dropped. */
const MAX_QOS_0 = 1_000;
const DROPPED = 'A message of QoS 0 dropped: too many wait to be stored. A robot publishes with QoS 1.';

/** MQTT 5 3.1.2.10: after one and a half times this in silence the connection counts as lost. */
const KEEP_ALIVE_SECONDS = 10;

const PING_TIMEOUT_MS = 900;

const RECONNECT_MS = { first: 250, longest: 15_000 };

/** MQTT 5 3.14.2.1 */
const SESSION_TAKEN_OVER = 0x8e;

export interface ExternalBrokerOptions {
  /** `mqtt://` or `mqtts://`, with the service's own user name and password in it. */
  readonly url: string;
  /** Stable from start to start and different for every instance: the broker keeps the session under it. */
  readonly clientId: string;
  /**
   * Whether the instances divide the messages among them, which not every broker does across a restart of its own:
   * Mosquitto 2.0.11 forgets shared subscriptions then, and acknowledges messages that nobody gets until they are made
   * again. Otherwise each instance hears every message, and the first to store it counts.
   */
  readonly shared: boolean;
}

/** A broker that others run, reached with MQTT 5. Who may use it is for its own rules to say. */
export class ExternalBroker extends RobotLink implements OnApplicationShutdown {
  readonly url: string;
  private readonly logger = new Logger(ExternalBroker.name);
  private client: MqttClient | undefined;
  /** Aborts when the connection that there is now has ended. */
  protected connection = new AbortController();
  /** Message ids of the publications that the broker has not acknowledged. */
  private readonly underWay = new Map<object, number>();
  private readonly drops = new DropLog(this.logger);
  private connected = false;
  private subscribed = false;
  private complained = false;
  private connectedBefore = false;

  constructor(
    topics: Topics,
    protected readonly options: ExternalBrokerOptions,
  ) {
    super(topics);
    const url = new URL(options.url);
    this.url = `${url.protocol}//${url.host}`;
  }

  get hearsRobots(): boolean {
    return this.subscribed;
  }

  async start(receive: Receive): Promise<void> {
    const client = connect(this.clientOptions());
    this.client = client;
    const hear = ({ topic, payload }: IPublishPacket): Promise<void> =>
      receive(topic, Buffer.from(payload as Buffer), this.connection.signal);
    // MQTT 5 4.3.1: "at most once"; whoever publishes like this has agreed to it.
    const hearIfAble = atMost(MAX_QOS_0, hear, () => this.drops.warn('QoS 0', DROPPED));
    const isRobots = ({ topic }: IPublishPacket): boolean => this.topics.parse(topic) !== null;
    acknowledgeLate(client, (packet) => (packet.qos === 0 && isRobots(packet) ? hearIfAble : hear)(packet));
    client.on('connect', () => void this.onConnect(client));
    client.on('close', () => this.onClose());
    client.on('reconnect', () => {
      const { reconnectPeriod = RECONNECT_MS.first } = client.options;
      client.options.reconnectPeriod = Math.min(reconnectPeriod * 2, RECONNECT_MS.longest);
    });
    client.on('disconnect', ({ reasonCode }) => {
      if (reasonCode !== SESSION_TAKEN_OVER) return;
      this.logger.error(`Another instance uses MQTT_CLIENT_ID ${this.options.clientId}; give each its own.`);
      client.options.reconnectPeriod = RECONNECT_MS.longest;
    });
    client.on('error', (error) => this.complain(`The broker at ${this.url} cannot be used: ${error.message}`));
  }

  async checkReady(): Promise<void> {
    const { client } = this;
    if (!client || !this.connected) throw new Error(`There is no connection to the broker at ${this.url}.`);
    if (!this.subscribed) throw new Error(`The broker at ${this.url} has not granted the subscriptions.`);
    const silent = AbortSignal.any([this.connection.signal, AbortSignal.timeout(PING_TIMEOUT_MS)]);
    await ping(client, silent);
  }

  async admit(_robotId: string, _password: string): Promise<void> {
    // The broker's own rules have to let it in,
  }

  async expel(_robotId: string): Promise<void> {
    // and to keep it away.
  }

  /**
   * The subscriptions stay, with the session: where no other instance is up, as in every restart of a single one, the
   * broker would acknowledge what robots say meanwhile and have nobody to keep it for.
   */
  async onApplicationShutdown(): Promise<void> {
    await this.client?.endAsync();
  }

  protected send({ topic, payload, retain, expirySeconds }: OutgoingPacket): Sending {
    const { client } = this;
    if (!client || !this.connected) throw new Error(`There is no connection to the broker at ${this.url}.`);
    const properties = expirySeconds === undefined ? {} : { messageExpiryInterval: expirySeconds };
    const sending = {};
    let settled = false;
    const taken = new Promise<void>((resolve, reject) => {
      client.publish(topic, payload, { qos: 1, retain, properties }, (error) => {
        settled = true;
        this.underWay.delete(sending);
        if (error) reject(error);
        else resolve();
      });
    });
    // One that was refused at once has no id: the last one is another's.
    if (!settled) this.underWay.set(sending, client.getLastMessageId());
    return { taken, abandon: () => this.forget(this.underWay.get(sending)) };
  }

  /** What must be done in a new connection before robots are heard. A throw has the service connect again. */
  protected async prepare(_client: MqttClient): Promise<void> {
    // Nothing, where others do it.
  }

  private clientOptions(): IClientOptions {
    return {
      ...brokerAddress(this.options.url),
      clientId: this.options.clientId,
      protocolVersion: 5,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_EXPIRY_SECONDS, receiveMaximum: RECEIVE_MAXIMUM },
      reconnectPeriod: RECONNECT_MS.first,
      reconnectOnConnackError: true,
      connectTimeout: 10_000,
      keepalive: KEEP_ALIVE_SECONDS,
      resubscribe: false,
      queueQoSZero: false,
    };
  }

  private async onConnect(client: MqttClient): Promise<void> {
    const { signal } = this.connection;
    this.connected = true;
    // A TCP or TLS socket, by the protocols that `url` may have. Small messages are sent at once.
    (client.stream as Partial<Socket>).setNoDelay?.(true);
    try {
      await this.prepare(client);
      // rejects when the broker refuses one of them
      // and what a robot had retained at some time is no news (MQTT 5 3.8.3.1: retain handling)
      await client.subscribeAsync(serviceFilters(this.topics, this.options.shared), { qos: 1, rh: 2 });
      if (signal.aborted) return;
      this.subscribed = true;
      this.complained = false;
      if (this.connectedBefore) this.reconnected();
      this.connectedBefore = true;
      client.options.reconnectPeriod = RECONNECT_MS.first;
      this.logger.log(`Connected to the broker at ${this.url}.`);
    } catch (error) {
      if (signal.aborted) return;
      this.complain(`The broker at ${this.url} does not let the service do its work: ${(error as Error).message}`);
      // Its rules may be mended while we are away.
      client.stream.destroy();
    }
  }

  /** What a caller was told has failed must not be sent again by the client's own store after a reconnect. */
  private forget(messageId: number | undefined): void {
    if (messageId !== undefined) this.client?.removeOutgoingMessage(messageId);
  }

  private onClose(): void {
    if (this.subscribed) this.logger.warn(`The connection to the broker at ${this.url} is closed.`);
    this.connected = false;
    this.subscribed = false;
    for (const messageId of [...this.underWay.values()]) this.forget(messageId);
    this.underWay.clear();
    this.connection.abort();
    this.connection = new AbortController();
  }

  /** Once per outage; every further attempt would only repeat it. */
  private complain(message: string): void {
    if (!this.complained) this.logger.warn(message);
    this.complained = true;
  }
}
