import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock.js';
import { OutboxMetrics } from '../metrics/outbox-metrics.js';
import { OutboxArrivals } from './arrivals.js';
import { OutboxClaims } from './claims.js';
import type { OutboxHandler } from './handler.js';
import { Lane } from './lane.js';

const STOP_TIMEOUT_MS = 10_000;

/**
 * The dispatcher: hands what transactions have enqueued to the handlers. Woken by the commit; timers only for what is
 * due later and for what other processes left behind. Any number of processes share the table.
 *
 * It starts when the application has started, and stops before connections are closed: a handler keeps its own
 * connections open until `onApplicationShutdown`.
 */
@Injectable()
export class Outbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Outbox.name);
  private readonly lanes = new Map<string, Lane>();
  private started = false;

  constructor(
    private readonly claims: OutboxClaims,
    private readonly clock: Clock,
    private readonly arrivals: OutboxArrivals,
    private readonly metrics: OutboxMetrics,
  ) {}

  /**
   * Binds the handler of a kind; called in `onModuleInit`.
   *
   * @throws Error when the kind has a handler already
   */
  register(handler: OutboxHandler): void {
    if (this.lanes.has(handler.kind)) throw new Error(`The outbox kind ${handler.kind} has a handler already.`);
    const lane = new Lane(handler, this.claims, this.clock, this.metrics);
    this.metrics.register(handler.kind);
    this.lanes.set(handler.kind, lane);
    if (this.started) lane.wake();
  }

  onApplicationBootstrap(): void {
    this.started = true;
    this.arrivals.listen((kind) => this.lanes.get(kind)?.wake());
    for (const lane of this.lanes.values()) lane.wake();
  }

  /** Waits ten seconds at most; what is then still under way comes due again when its lease ends. */
  async beforeApplicationShutdown(): Promise<void> {
    let cancel = () => {};
    const timeout = new Promise<void>((resolve) => {
      cancel = this.clock.after(STOP_TIMEOUT_MS, () => {
        this.logger.warn('Deliveries are still under way; they will be repeated.');
        resolve();
      });
    });
    await Promise.race([Promise.all([...this.lanes.values()].map((lane) => lane.stop())), timeout]);
    cancel();
  }
}
