import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Readiness, ReadinessCheck } from '../health/readiness.js';

/** Who asks nothing for so long has found another instance. */
const QUIET_MS = 250;
/** Whoever has not by then never looks. */
const AT_MOST_MS = 10_000;

/** What asks how the process is does not keep it from going. */
const PROBES = ['/healthz', '/readyz', '/metrics'];

/**
 * The first thing that happens when the process is told to stop: it says that it is not ready, answers on as ever, and
 * closes each connection with its answer. It goes when whoever looks after it in regular intervals has heard that, and
 * nobody asks for anything any more. So no request finds its connection closed.
 */
@Injectable()
export class Draining extends ReadinessCheck implements OnModuleDestroy {
  readonly name = 'instance';
  private stopping = false;
  private hasToldSo = false;
  private lastRequestAt = 0;
  /** When somebody wanted to know whether the process is ready: the last three times, the latest last. */
  private probedAt: readonly number[] = [];
  private watching = false;

  constructor(readiness: Readiness) {
    super();
    readiness.register(this);
  }

  /** Before the first route is added. */
  watch(fastify: FastifyInstance): void {
    this.watching = true;
    fastify.addHook('onRequest', ({ routeOptions: { url = '' } }, _reply, done) => {
      if (!PROBES.includes(url)) this.lastRequestAt = Date.now();
      done();
    });
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      // RFC 9112 9.6
      if (this.stopping) reply.header('connection', 'close');
      done(null, payload);
    });
  }

  /** @throws when the process is about to end */
  async check(): Promise<void> {
    this.probedAt = [...this.probedAt.slice(-2), Date.now()];
    if (!this.stopping) return;
    this.hasToldSo = true;
    throw new Error('it was told to stop');
  }

  /** Resolves when nobody is left to wait for, and after ten seconds at the latest. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    if (!this.watching) return;
    const start = Date.now();
    while (Date.now() < start + AT_MOST_MS && (this.isAsked(start) || this.isAwaited())) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 10));
    }
  }

  private isAsked(start: number): boolean {
    return Date.now() < Math.max(start, this.lastRequestAt) + QUIET_MS;
  }

  /** Whether somebody who looks in regular intervals has yet to look: the next time is to come, or was a moment ago. */
  private isAwaited(): boolean {
    const [first, second, last] = this.probedAt;
    if (this.hasToldSo || first === undefined || second === undefined || last === undefined) return false;
    const [one, other] = [second - first, last - second];
    const isRegular = Math.max(one, other) < 1.5 * Math.min(one, other);
    return isRegular && Date.now() - last < 2 * other;
  }
}
