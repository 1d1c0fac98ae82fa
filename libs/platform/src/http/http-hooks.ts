import type { FastifyInstance } from 'fastify';
import { withoutQuery } from '../logging/serializers.js';
import type { Metrics } from '../metrics/metrics.js';

/** Seconds. IFTTT takes a slow answer for a failed one (platform rule 36): fine below a quarter, coarse above. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What holds for every request: the answer carries its X-Request-ID, one line in the log, one observation in the
 * histogram `http_request_duration_seconds` (method, route, status). Before the first route is added.
 */
export function registerHttpHooks(fastify: FastifyInstance, metrics: Metrics): void {
  const durations = metrics.histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const status = reply.statusCode;
    // The pattern, never the path: a label for each identity would grow without end.
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method, route, status }, reply.elapsedTime / 1000);
    request.log.info({ method, url: withoutQuery(request.url), status, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}
