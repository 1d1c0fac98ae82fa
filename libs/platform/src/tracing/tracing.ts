import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { detached, useSpans } from './spans.js';

/** Traces of a process. */
export interface Tracing {
  /** A span for each request, and the last spans sent when the server closes; before the first route is added. */
  watch(fastify: FastifyInstance): void;
}

/** A collector that is away is told of every few seconds. */
const COMPLAINT_EVERY_MS = 60_000;

/** Starts traces where the environment asks for them; nothing of OpenTelemetry is loaded where it does not. */
export async function startTracing({ tracing, mqtt }: Pick<Config, 'tracing' | 'mqtt'>): Promise<Tracing | undefined> {
  if (tracing === undefined) return undefined;
  const { startTelemetry } = await import('./telemetry.js');
  const { registerHttpSpans } = await import('./http-spans.js');
  const { spans, stop } = startTelemetry(tracing, mqtt.clientId, complaints());
  useSpans(spans);
  return {
    watch(fastify) {
      registerHttpSpans(fastify, spans);
      fastify.addHook('onClose', async () => {
        useSpans(null);
        await stop();
      });
    },
  };
}

function complaints(): (code: string) => void {
  const logger = new Logger('Tracing');
  let last = -Infinity;
  return (code) => {
    if (performance.now() - last < COMPLAINT_EVERY_MS) return;
    last = performance.now();
    // Spans of many traces go together; the one that happened to begin their journey has no part in its end.
    detached(() => logger.warn(`Traces are not delivered to the collector (${code}); some are lost.`));
  };
}
