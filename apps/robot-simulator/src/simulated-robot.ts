import { EventEmitter, once } from 'node:events';
import { type Socket } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { Body, type MapPlace, type Whereabouts } from './body.js';
import { RobotConnectionError } from './connection-error.js';
import { heardPhrase, wordsOf } from './hearing.js';
import { RecentIds } from './memory.js';
import { commandIn, type Phrase, phrasesIn, readMessage, type ReceivedCommand, robotMessage } from './wire.js';

/** Commands kept for `waitForCommand`; without anybody who waits, the oldest go. */
const MAX_UNTAKEN = 100;

export interface SimulatedRobotOptions {
  /** Of the broker: `mqtt://host:port`. */
  readonly url: string;
  /** The robot's uuid. */
  readonly robotId: string;
  readonly password: string;
  /** First level of the topics. */
  readonly root?: string;
  /** Second level of the topics. */
  readonly environment?: string;
  /** Published on connecting. */
  readonly map?: readonly MapPlace[];
  /** How long the robot takes from any place to any other, in milliseconds. */
  readonly travelMs?: number;
}

export interface RobotEvents {
  /** What it listens for has changed. */
  phrases: [phrases: readonly string[]];
  /** It was told to do something new; a repetition is no event. */
  command: [command: ReceivedCommand];
  /** It plays an animation. */
  animation: [id: string];
  /** It is at a place, or at its dock. */
  arrived: [at: MapPlace | 'dock'];
  /** It was told something it cannot do. */
  puzzled: [problem: string];
  /** The connection came back, or broke. */
  connection: [up: boolean];
}

/**
 * A robot without a body: it connects, publishes its map, hears words, and acts on commands, as a real one would.
 *
 * ```ts
 * const robot = await SimulatedRobot.connect({ url, robotId, password, map: [{ id: 'k', name: 'Kitchen' }] });
 * await robot.waitForPhrase('dinner is ready');
 * await robot.say('Dinner is ready!');
 * const { params } = await robot.waitForCommand('ifttt_move_command');
 * ```
 */
export class SimulatedRobot extends EventEmitter<RobotEvents> {
  readonly robotId: string;
  map: readonly MapPlace[];
  private readonly prefix: string;
  private readonly body: Body;
  private readonly messages = new RecentIds();
  private readonly actions = new RecentIds();
  private readonly untaken: ReceivedCommand[] = [];
  private learned: readonly Phrase[] = [];

  private constructor(
    private readonly client: MqttClient,
    { robotId, root = 'kuri', environment = 'develop', map = [], travelMs = 2_000 }: SimulatedRobotOptions,
  ) {
    super();
    this.robotId = robotId;
    this.map = map;
    this.prefix = `${root}/${environment}`;
    this.body = new Body(travelMs);
  }

  /**
   * Resolves when the service knows that the robot is online and which map it has.
   *
   * @throws RobotConnectionError
   */
  static async connect(options: SimulatedRobotOptions): Promise<SimulatedRobot> {
    const { url, robotId, password, root = 'kuri', environment = 'develop' } = options;
    const offline = robotMessage(robotId, { status: 'OFFLINE', domain: 'CONNECTED' });
    const settings = {
      clientId: robotId,
      username: robotId,
      password,
      protocolVersion: 4,
      will: { topic: `${root}/${environment}/status/${robotId}`, payload: Buffer.from(offline), qos: 1, retain: false },
    } as const;
    const client = await connectAsync(url, settings, false).catch((error: unknown) => {
      throw new RobotConnectionError(url, error);
    });
    const robot = new SimulatedRobot(client, options);
    try {
      await robot.begin();
    } catch (error) {
      await client.endAsync(true);
      throw new RobotConnectionError(url, error);
    }
    return robot;
  }

  /** The phrases it listens for. */
  get phrases(): readonly string[] {
    return this.learned.map((phrase) => phrase.voice_command);
  }

  get whereabouts(): Whereabouts {
    return this.body.whereabouts;
  }

  /**
   * Says words to the robot. When they are a phrase that it listens for, it tells the cloud.
   *
   * @returns true once the cloud has acknowledged it, false when the words mean nothing to it
   */
  async say(words: string): Promise<boolean> {
    const phrase = heardPhrase(this.learned, words);
    if (!phrase) return false;
    await this.publish('ifttt_trigger', {
      name: 'ifttt_trigger',
      params: {
        trigger_identity: phrase.trigger_identity,
        trigger_fields: { voice_command: phrase.voice_command },
      },
    });
    return true;
  }

  /** Draws a new map and publishes it: a place left out is gone. */
  async publishMap(map: readonly MapPlace[] = this.map): Promise<void> {
    this.map = map;
    const places = map.map(({ id, name }) => ({ waypoint_uuid: id, name }));
    await this.publish('places', { name: 'places', params: { places } });
  }

  /** Resolves when it listens for this phrase. */
  async waitForPhrase(phrase: string): Promise<void> {
    while (!this.phrases.some((known) => wordsOf(known) === wordsOf(phrase))) await once(this, 'phrases');
  }

  /** The oldest command, of this name if one is given, that no earlier call has returned; or else the next one. */
  async waitForCommand(name?: string): Promise<ReceivedCommand> {
    for (;;) {
      const index = this.untaken.findIndex((command) => name === undefined || command.name === name);
      if (index >= 0) return this.untaken.splice(index, 1)[0]!;
      await once(this, 'command');
    }
  }

  /** Says good-bye and disconnects. */
  async close(): Promise<void> {
    this.body.stop();
    if (this.client.connected) await this.publish('status', { status: 'OFFLINE', domain: 'CONNECTED' });
    await this.client.endAsync();
  }

  /** Breaks the connection, as a power cut would: the broker publishes the last will. */
  async vanish(): Promise<void> {
    this.body.stop();
    this.client.stream.destroy();
    await this.client.endAsync(true);
  }

  private async begin(): Promise<void> {
    this.client.on('message', (topic, bytes) => this.receive(topic, bytes));
    this.client.on('error', (error) => this.emit('puzzled', error.message));
    this.client.on('close', () => this.emit('connection', false));
    await this.client.subscribeAsync([this.topic('command'), this.topic('parameters')], { qos: 1 });
    await this.arrive();
    this.client.on('connect', () => {
      this.emit('connection', true);
      this.arrive().catch((error: Error) => this.emit('puzzled', error.message));
    });
  }

  /** What a robot says whenever it connects. */
  private async arrive(): Promise<void> {
    (this.client.stream as Partial<Socket>).setNoDelay?.(true);
    await this.publish('status', { status: 'ONLINE', domain: 'CONNECTED' });
    if (this.map.length > 0) await this.publishMap();
  }

  private topic(endpoint: string): string {
    return `${this.prefix}/${endpoint}/${this.robotId}`;
  }

  private async publish(endpoint: string, payload: unknown, actionId?: string): Promise<void> {
    await this.client.publishAsync(this.topic(endpoint), robotMessage(this.robotId, payload, actionId), { qos: 1 });
  }

  private receive(topic: string, bytes: Uint8Array): void {
    const message = readMessage(this.robotId, bytes);
    if (!message || !this.messages.remember(message.messageId)) return;
    const phrases = topic === this.topic('parameters') ? phrasesIn(message) : null;
    if (phrases) {
      this.learned = phrases;
      this.emit('phrases', this.phrases);
    }
    const command = topic === this.topic('command') ? commandIn(message) : null;
    if (command && (command.actionId === undefined || this.actions.remember(command.actionId))) this.obey(command);
  }

  private obey(command: ReceivedCommand): void {
    this.untaken.push(command);
    if (this.untaken.length > MAX_UNTAKEN) this.untaken.shift();
    this.emit('command', command);
    const { name, params, actionId } = command;
    switch (name) {
      case 'ifttt_move_command':
        return this.move(String(params['waypoint_uuid']), params['action_id'], actionId);
      case 'ifttt_animation_command':
        return void this.emit('animation', String(params['action_id']));
      case 'ifttt_dock_command':
        return this.body.travel('dock', () => this.emit('arrived', 'dock'));
      default:
        this.emit('puzzled', `There is no command ${name}.`);
    }
  }

  private move(waypoint: string, animation: unknown, actionId: string | undefined): void {
    const place = this.map.find(({ id }) => id === waypoint);
    if (!place) return void this.emit('puzzled', `There is no place ${waypoint} on the map.`);
    this.body.travel(place, () => {
      this.emit('arrived', place);
      if (typeof animation === 'string') this.emit('animation', animation);
      const reached = { status: 'PLACE_REACHED', domain: 'NAVIGATION', data: { waypoint_uuid: place.id } };
      this.publish('status', reached, actionId).catch((error: Error) => this.emit('puzzled', error.message));
    });
  }
}
