import { ServiceError } from '#ifttt';
import { withinTrace } from '#platform';
import { buildMessage } from './envelope.js';
import { type AppEndpoint, type CloudEndpoint, type Topics } from './topics.js';

/** How long a publication may take before the broker counts as away. */
const PUBLISH_TIMEOUT_MS = 2_000;

export interface PublishOptions {
  /** The broker keeps it as the topic's last message, for a robot that subscribes later. */
  readonly retain?: boolean;
  /** A message that was not delivered within this many seconds is dropped. */
  readonly expirySeconds?: number;
  /** Shared by all messages of one action. */
  readonly actionId?: string;
}

/** A message as a broker takes it. An empty payload with `retain` clears what the broker keeps. */
export interface OutgoingPacket {
  readonly topic: string;
  readonly payload: Buffer;
  readonly retain: boolean;
  readonly expirySeconds?: number;
}

/** A packet on its way to the broker. */
export interface Sending {
  /** Resolves when the broker has it; rejects when it does not take it, or the connection ends. */
  readonly taken: Promise<void>;
  /** It is no longer waited for, and must not be sent any more; `taken` then rejects, where it still can. */
  readonly abandon: () => void;
}

/**
 * What a link hands a robot's message to. Resolving acknowledges the message to the broker; rejecting does not.
 * `gone` aborts when the connection that an acknowledgement would have to use is gone: the message will come again.
 */
export type Receive = (topic: string, payload: Uint8Array, gone: AbortSignal) => Promise<void>;

/** The connection with the robots: an MQTT broker of our own or one that others run. */
export abstract class RobotLink {
  private reconnectListener: () => void = () => {};

  constructor(protected readonly topics: Topics) {}

  /** Whether there is a broker that has our subscriptions. */
  abstract readonly hearsRobots: boolean;

  /** Where robots find the broker, without credentials. */
  abstract readonly url: string;

  /**
   * Begins to receive. Resolves once robots can be heard or, with an external broker, once connecting has begun.
   *
   * @throws Error naming the setting that is wrong
   */
  abstract start(receive: Receive): Promise<void>;

  /** @param listener told of each connection but the first; the one listener */
  onReconnect(listener: () => void): void {
    this.reconnectListener = listener;
  }

  /** Rejects while nothing can be published or heard. */
  abstract checkReady(): Promise<void>;

  /**
   * Has the broker know a new robot by its password, the only time that the password is known.
   *
   * @throws ServiceError `Unavailable` when the broker did not take it, or did not say so; `expel` makes that certain
   */
  abstract admit(robotId: string, password: string): Promise<void>;

  /**
   * Closes a removed robot's connection, for good; again and again is as once.
   *
   * @throws ServiceError `Unavailable` when the broker did not do it
   */
  abstract expel(robotId: string): Promise<void>;

  /** @throws Error at once when there is no broker */
  protected abstract send(packet: OutgoingPacket): Sending;

  /**
   * Publishes with QoS 1.
   *
   * @returns when the broker has the message, not when the robot has it
   * @throws ServiceError `Unavailable` when the broker does not take it within two seconds
   */
  async publish(
    endpoint: CloudEndpoint | AppEndpoint,
    robotId: string,
    payload: unknown,
    options: PublishOptions = {},
  ): Promise<void> {
    const packet = {
      topic: this.topics.build(endpoint, robotId),
      payload: buildMessage({ robotId, payload, actionId: options.actionId }, Date.now()),
      retain: options.retain ?? false,
      expirySeconds: options.expirySeconds,
    };
    const attributes = { 'messaging.system': 'mqtt', 'messaging.destination.name': endpoint, 'robot.id': robotId };
    await withinTrace(`publish ${endpoint}`, { kind: 'producer', attributes }, () => this.bounded(packet));
  }

  /** Makes the broker forget the topic's retained message. Errors as `publish`. */
  async clearRetained(endpoint: CloudEndpoint | AppEndpoint, robotId: string): Promise<void> {
    // MQTT 5 3.3.1.3: a retained message without a payload removes the one kept
    await this.bounded({ topic: this.topics.build(endpoint, robotId), payload: Buffer.alloc(0), retain: true });
  }

  protected reconnected(): void {
    this.reconnectListener();
  }

  private async bounded(packet: OutgoingPacket): Promise<void> {
    try {
      const { taken, abandon } = this.send(packet);
      // There are thousands of these a second: a timer costs less than a signal that aborts.
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          abandon();
          reject(new Error('The broker did not answer in time.'));
        }, PUBLISH_TIMEOUT_MS);
        taken.then(resolve, reject).finally(() => clearTimeout(timer));
      });
    } catch (cause) {
      throw new ServiceError('Unavailable', {}, { cause });
    }
  }
}
