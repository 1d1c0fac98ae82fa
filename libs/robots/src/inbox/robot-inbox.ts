import { setTimeout as delay } from 'node:timers/promises';
import { anyOf } from '#persistence';
import { activeTraceparent, continueTraces, newTrace } from '#platform';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { Robot } from '../entities/robot.entity.js';
import { DropLog } from '../link/drop-log.js';
import { type Envelope, parseMessage } from '../link/envelope.js';
import { RobotLink } from '../link/robot-link.js';
import { type RobotEndpoint, Topics } from '../link/topics.js';
import { InboxMetrics } from './inbox-metrics.js';
import { isMessagesFault } from './message-fault.js';
import { MicroBatches } from './micro-batches.js';
import { offer } from './offer.js';
import { type RobotMessageHandler } from './robot-message.js';

const MAX_BATCH = 500;
const AWAY_DELAY_MS = { first: 250, longest: 10_000 };
const STOP_TIMEOUT_MS = 10_000;
/** What a message seems to have caused has half a minute to prove a matter of the moment, such as a race. */
const FAILED_DELAYS_MS = [1_000, 5_000, 25_000];

/** A message and, for each handler that wants it, its payload in that handler's form. */
interface Accepted {
  readonly envelope: Envelope;
  readonly wanted: ReadonlyMap<RobotMessageHandler, unknown>;
  /** Of the message's own span. */
  readonly traceparent: string | null;
}

type Sender = Pick<Robot, 'id' | 'userId' | 'name'>;

interface Endpoint {
  readonly handlers: RobotMessageHandler[];
  readonly batches: MicroBatches<Accepted>;
}

/**
 * Where the robots' messages arrive. Each message is checked, given to the handlers of its endpoint together with those
 * that came at the same time, and acknowledged when they have resolved. An invalid message changes nothing: it is
 * logged, counted and acknowledged, for it would be as invalid the next time.
 */
@Injectable()
export class RobotInbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RobotInbox.name);
  private readonly drops = new DropLog(this.logger);
  private readonly endpoints = new Map<string, Endpoint>();

  constructor(
    private readonly link: RobotLink,
    private readonly topics: Topics,
    private readonly metrics: InboxMetrics,
    @InjectRepository(Robot) private readonly robots: Repository<Robot>,
  ) {}

  /** Adds a handler; to be called in `onModuleInit`, before the link starts. */
  register<P>(handler: RobotMessageHandler<P>): void {
    const endpoint = this.endpoints.get(handler.endpoint) ?? this.open(handler.endpoint);
    endpoint.handlers.push(handler);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.link.start((topic, bytes, gone) => this.receive(topic, bytes, gone));
  }

  /** Before the database closes: what is being stored is stored, all else stays unacknowledged and comes again. */
  async beforeApplicationShutdown(): Promise<void> {
    const stopped = Promise.all([...this.endpoints.values()].map(({ batches }) => batches.stop()));
    await Promise.race([stopped, delay(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  }

  /**
   * Takes a message as it came.
   *
   * @param gone aborts when it can no longer be acknowledged, and will come again
   * @returns when it may be acknowledged; rejects when it must not be
   */
  async receive(topic: string, bytes: Uint8Array, gone: AbortSignal): Promise<void> {
    const arrivedAt = performance.now();
    const parsedTopic = this.topics.parse(topic);
    const endpoint = this.endpoints.get(parsedTopic?.endpoint ?? '');
    if (!parsedTopic || !endpoint) return this.drop('unknown', 'invalid', 'a topic that nobody handles');
    const { endpoint: name, robotId } = parsedTopic;
    const message = parseMessage(parsedTopic, bytes, Date.now());
    switch (message.kind) {
      case 'foreign':
        return this.metrics.count(name, 'foreign');
      case 'invalid':
        return this.drop(name, 'invalid', `robot ${robotId}`, message.problem);
      case 'message': {
        const { wanted, problem } = offer(endpoint.handlers, message.envelope.payload);
        if (wanted.size === 0) return this.drop(name, 'invalid', `robot ${robotId}`, `payload: ${problem}`);
        const attributes = {
          'messaging.system': 'mqtt',
          'messaging.destination.name': name,
          'messaging.message.id': message.envelope.messageId,
          'robot.id': robotId,
        };
        await newTrace(`process ${name}`, { kind: 'consumer', attributes }, () =>
          endpoint.batches.add({ envelope: message.envelope, wanted, traceparent: activeTraceparent() }, gone),
        );
        return this.metrics.acknowledged(name, arrivedAt);
      }
    }
  }

  private open(name: RobotEndpoint): Endpoint {
    const handlers: RobotMessageHandler[] = [];
    const batches = new MicroBatches<Accepted>((batch) => this.traced(name, handlers, batch), {
      maxSize: MAX_BATCH,
      isAway: (error) => !isMessagesFault(error),
      onAway: (error) => this.logger.warn(`Messages on ${name} wait, for they cannot be stored: ${String(error)}`),
      awayDelay: (attempt) => Math.min(AWAY_DELAY_MS.first * 2 ** (attempt - 1), AWAY_DELAY_MS.longest),
      failedDelays: FAILED_DELAYS_MS,
      onGivenUp: (message, error) => this.giveUp(name, message, error),
    });
    const endpoint = { handlers, batches };
    this.endpoints.set(name, endpoint);
    this.metrics.register(name);
    return endpoint;
  }

  private giveUp(name: RobotEndpoint, { envelope, traceparent }: Accepted, error: unknown): void {
    this.metrics.count(name, 'failed');
    const { robotId, messageId } = envelope;
    void continueTraces([traceparent], `give up ${name}`, {}, async () =>
      this.logger.error(
        `A message of robot ${robotId} on ${name} was given up: ${messageId}`,
        error instanceof Error ? error.stack : undefined,
        { robotId, messageId },
      ),
    );
  }

  /** A batch is one piece of work for the traces of all its messages. */
  private traced(
    name: RobotEndpoint,
    handlers: readonly RobotMessageHandler[],
    batch: readonly Accepted[],
  ): Promise<void> {
    const attributes = { 'messaging.batch.message_count': batch.length };
    const traceparents = batch.map(({ traceparent }) => traceparent);
    return continueTraces(traceparents, `store ${name}`, { attributes }, () => this.handle(name, handlers, batch));
  }

  private async handle(
    name: RobotEndpoint,
    handlers: readonly RobotMessageHandler[],
    batch: readonly Accepted[],
  ): Promise<void> {
    this.metrics.batch(name, batch.length);
    const owned = await this.ofKnownRobots(batch);
    for (const handler of handlers) {
      const messages = owned.filter(({ wanted }) => wanted.has(handler));
      if (messages.length === 0) continue;
      await handler.handle(
        messages.map(({ envelope, wanted, robot }) => ({
          robotId: robot.id,
          ownerId: robot.userId,
          robotName: robot.name,
          messageId: envelope.messageId,
          occurredAt: envelope.occurredAt,
          payload: wanted.get(handler),
        })),
      );
    }
    this.metrics.count(name, 'handled', owned.length);
    const strangers = batch.length - owned.length;
    if (strangers > 0) this.drop(name, 'unknown_robot', 'robots that are not known', '', strangers);
  }

  /** One question to the database for the whole batch. */
  private async ofKnownRobots(batch: readonly Accepted[]): Promise<(Accepted & { readonly robot: Sender })[]> {
    const [any, ids] = anyOf(this.robots.manager, [...new Set(batch.map(({ envelope }) => envelope.robotId))]);
    const sql = `SELECT id, user_id AS userId, name FROM robots WHERE id IN ${any}`;
    const known: Sender[] = await this.robots.query(sql, [ids]);
    const robots = new Map(known.map((robot) => [robot.id, robot]));
    return batch.flatMap((accepted) => {
      const robot = robots.get(accepted.envelope.robotId);
      return robot === undefined ? [] : [{ ...accepted, robot }];
    });
  }

  private drop(endpoint: string, outcome: 'invalid' | 'unknown_robot', source: string, problem = '', count = 1): void {
    this.metrics.count(endpoint, outcome, count);
    const what = count === 1 ? 'A message' : `${count} messages`;
    this.drops.warn(source, `${what} on ${endpoint} dropped: ${source}${problem && `: ${problem}`}`);
  }
}
