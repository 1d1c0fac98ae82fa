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
 * closes each connection with its answer, until nobody asks any more. So no request finds its connection closed.
 */
@Injectable()
export class Draining extends ReadinessCheck implements OnModuleDestroy {
  readonly name = 'instance';
  private stopping = false;
  private lastRequestAt = 0;

  constructor(readiness: Readiness) {
    super();
    readiness.register(this);
  }

  /** Before the first route is added. */
  watch(fastify: FastifyInstance): void {
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
    if (this.stopping) throw new Error('it was told to stop');
  }

  /** Resolves when no request has come for a quarter of a second, and after ten seconds at the latest. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    const start = Date.now();
    for (;;) {
      const quietAt = Math.min(Math.max(start, this.lastRequestAt) + QUIET_MS, start + AT_MOST_MS);
      const left = quietAt - Date.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
