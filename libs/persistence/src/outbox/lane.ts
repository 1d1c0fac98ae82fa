import { continueTraces, detached } from '#platform';
import { Logger } from '@nestjs/common';
import type { Clock } from '../clock.js';
import type { OutboxMetrics } from '../metrics/outbox-metrics.js';
import { backoff } from './backoff.js';
import type { Claim, OutboxClaims } from './claims.js';
import { DELIVERY_TIMEOUT_MS, type OutboxDelivery, type OutboxHandler, RetryAfter } from './handler.js';

/** How often to look for what no commit of this process announced: work of a process that died, or was stopped. */
const SWEEP_MS = 30_000;
/** Rows are due, but another dispatcher is just taking them. */
const CONTENDED_MS = 250;

/** Delivers the entries of one kind, batch after batch, so that a kind which is stuck holds up no other. */
export class Lane {
  private readonly logger = new Logger('Outbox');
  private running: Promise<void> | null = null;
  private woken = false;
  private stopped = false;
  private failures = 0;
  /** Epoch milliseconds: the handler has asked for quiet until then, for whatever comes. */
  private notBefore = 0;
  private cancelTimer = () => {};

  constructor(
    private readonly handler: OutboxHandler,
    private readonly claims: OutboxClaims,
    private readonly clock: Clock,
    private readonly metrics: Pick<OutboxMetrics, 'delivered' | 'failed'>,
  ) {}

  /** There may be something to do. */
  wake(): void {
    if (this.stopped) return;
    this.woken = true;
    // Woken by a commit, it goes on with what others have left.
    this.running ??= detached(() => this.drain()).finally(() => {
      this.running = null;
      // Woken between the last look and here.
      if (this.woken) this.wake();
    });
  }

  /** Takes no more entries; resolves when those under way are settled. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelTimer();
    await this.running;
  }

  private async drain(): Promise<void> {
    this.cancelTimer();
    let pauseMs = 0;
    while (!this.stopped && pauseMs === 0) {
      const told = this.woken;
      this.woken = false;
      pauseMs = await this.deliverDue(told);
      if (this.woken && this.failures === 0) pauseMs = 0;
    }
    this.woken = false;
    if (!this.stopped) this.cancelTimer = this.clock.after(pauseMs, () => this.wake());
  }

  /**
   * @param told that there may be something to do: taken without a look at what is due
   * @returns milliseconds until the next look; 0: at once
   */
  private async deliverDue(told: boolean): Promise<number> {
    const quiet = this.notBefore - this.clock.now();
    if (quiet > 0) return quiet;
    try {
      const wait = told ? 0 : await this.untilNextDue();
      if (wait > 0) return wait;
      const claim = await this.claims.claim(this.handler.kind, this.handler.batchSize);
      if (claim.entries.length === 0) return told ? 0 : CONTENDED_MS;
      await this.deliver(claim);
      this.failures = 0;
      return 0;
    } catch (error) {
      // The database is away. What was claimed comes due again when its lease ends.
      this.failures += 1;
      this.logger.error(`The outbox cannot be read or written (${this.handler.kind}): ${messageOf(error)}`);
      return Math.min(SWEEP_MS, backoff(this.failures) + 1);
    }
  }

  private async untilNextDue(): Promise<number> {
    const due = await this.claims.nextDue(this.handler.kind);
    return due === null ? SWEEP_MS : Math.min(SWEEP_MS, due - this.clock.now());
  }

  private async deliver(claim: Claim): Promise<void> {
    const { kind } = this.handler;
    try {
      await this.handOver(claim);
    } catch (error) {
      this.metrics.failed(kind, claim.entries.length);
      const asked = error instanceof RetryAfter ? error.milliseconds : null;
      if (asked !== null) this.notBefore = this.clock.now() + asked;
      await this.claims.postpone(claim, (failed) => asked ?? backoff(failed));
      return;
    }
    this.metrics.delivered(
      kind,
      claim.entries.map(({ createdAt }) => createdAt),
    );
    await this.claims.complete(claim);
  }

  /** As a part of the traces that left the entries, which may be those of another process. */
  private handOver(claim: Claim): Promise<void> {
    const { kind } = this.handler;
    const { length } = claim.entries;
    const attempt = Math.max(...claim.entries.map(({ attempts }) => attempts));
    const traceparents = claim.entries.map(({ traceparent }) => traceparent);
    const attributes = { 'outbox.entries': length, 'outbox.attempt': attempt };
    return continueTraces(traceparents, `deliver ${kind}`, { kind: 'consumer', attributes }, async () => {
      try {
        await this.withinTimeout(this.handler.deliver(merge(claim)));
      } catch (error) {
        this.logger.warn(`${length} ${kind} not delivered, attempt ${attempt}: ${messageOf(error)}`);
        throw error;
      }
    });
  }

  private async withinTimeout(delivery: Promise<void>): Promise<void> {
    let cancel = () => {};
    const timeout = new Promise<never>((_, reject) => {
      cancel = this.clock.after(DELIVERY_TIMEOUT_MS, () => reject(new Error('the delivery timed out')));
    });
    try {
      await Promise.race([delivery, timeout]);
    } finally {
      cancel();
    }
  }
}

/** Entries without a payload say no more than their key: one of each key is enough. */
function merge({ entries }: Claim): OutboxDelivery[] {
  const seen = new Set<string>();
  return entries
    .filter(({ key, payload }) => payload !== null || (!seen.has(key) && seen.add(key)))
    .map(({ key, payload }) => ({ key, payload }));
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
