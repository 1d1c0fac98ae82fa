import { randomUUID } from 'node:crypto';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { Inbox } from './waiting.js';

/** A message to a robot, its envelope parsed. */
export interface Received {
  readonly topic: string;
  readonly retain: boolean;
  readonly envelope: any;
}

export interface RobotIdentity {
  readonly id: string;
  readonly mqtt: { readonly username: string; readonly password: string };
}

export interface Wiring {
  readonly mqttUrl: string;
  /** `{root}/{environment}`. */
  readonly topics: string;
  /** Resolves when the service has stored the event of this message. */
  readonly stored: (messageId: string) => Promise<unknown>;
}

/** A robot by the bytes: it sends whatever a test wants it to, well-formed or not. */
export class RobotWire {
  readonly received = new Inbox<Received>('message to the robot');

  private constructor(
    private readonly robot: RobotIdentity,
    private readonly wiring: Wiring,
    readonly client: MqttClient,
  ) {
    client.on('message', (topic, payload, packet) => {
      if (payload.length === 0) return;
      this.received.put({ topic, retain: packet.retain, envelope: JSON.parse(payload.toString()) });
    });
    // A broker that goes away with the service is part of some tests; MQTT.js connects again.
    client.on('error', () => {});
  }

  static async connect(robot: RobotIdentity, wiring: Wiring, options: IClientOptions = {}): Promise<RobotWire> {
    const client = await connectAsync(wiring.mqttUrl, {
      clientId: robot.id,
      username: robot.mqtt.username,
      password: robot.mqtt.password,
      protocolVersion: 4,
      reconnectPeriod: 0,
      connectTimeout: 5000,
      ...options,
    });
    const wire = new RobotWire(robot, wiring, client);
    await client.subscribeAsync([wire.topic('command'), wire.topic('parameters')], { qos: 1 });
    return wire;
  }

  topic(endpoint: string): string {
    return `${this.wiring.topics}/${endpoint}/${this.robot.id}`;
  }

  envelope(payload: unknown, overrides: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      api_version: '1',
      message_id: randomUUID(),
      robot_id: this.robot.id,
      message_timestamp: Date.now() / 1000,
      message_origin: 'robot',
      payload,
      ...overrides,
    };
  }

  /** Resolves when the broker has acknowledged it. */
  async publish(endpoint: string, message: unknown): Promise<void> {
    const text = typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message);
    await this.client.publishAsync(this.topic(endpoint), text, { qos: 1 });
  }

  /** What it sends when its owner said something. */
  heard(words: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
    const params = { trigger_identity: 'heard', trigger_fields: { voice_command: words } };
    return this.envelope({ name: 'ifttt_trigger', params }, overrides);
  }

  /** Reports that its owner said something; resolves when the service has stored it. @returns the message id */
  async hear(words: string, overrides: Record<string, unknown> = {}): Promise<string> {
    const message = this.heard(words, overrides);
    const messageId = String(message['message_id']);
    await this.publish('ifttt_trigger', message);
    await this.wiring.stored(messageId); // a broker of its own acknowledges earlier
    return messageId;
  }

  /** The next command. */
  async command(name?: string): Promise<any> {
    const isWanted = ({ topic, envelope }: Received): boolean =>
      topic === this.topic('command') && (!name || envelope.payload.name === name);
    return (await this.received.next(isWanted)).envelope;
  }

  /** The next list of phrases for which the predicate holds. */
  async phrases(willDo: (phrases: Phrase[]) => boolean): Promise<Phrase[]> {
    const message = await this.received.next(
      ({ topic, envelope }) => topic === this.topic('parameters') && willDo(phrasesOf(envelope)),
    );
    return phrasesOf(message.envelope);
  }

  /** Resolves when the connection ends. */
  ended(): Promise<void> {
    return new Promise((resolve) => this.client.once('close', () => resolve()));
  }

  async close(): Promise<void> {
    await this.client.endAsync(true);
  }
}

export interface Phrase {
  readonly trigger_identity: string;
  readonly voice_command: string;
}

function phrasesOf(envelope: any): Phrase[] {
  const list: unknown = envelope.payload.usersetting_ifttt_trigger_voice_commands;
  return JSON.parse(String(list)) as Phrase[];
}
