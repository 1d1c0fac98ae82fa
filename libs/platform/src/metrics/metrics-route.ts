import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { sameSecret } from '../secrets/secrets.js';
import type { Metrics } from './metrics.js';

/**
 * `GET /metrics`, a plain Fastify route outside the contract and its guards. With METRICS_TOKEN it asks for that as a
 * bearer token; without one it is open in development, and in production there is no such page.
 */
export function registerMetricsRoute(
  fastify: FastifyInstance,
  { registry }: Metrics,
  { metricsToken, production }: Pick<Config, 'metricsToken' | 'production'>,
): void {
  if (production && metricsToken === undefined) return;
  fastify.get('/metrics', async (request, reply) => {
    if (metricsToken !== undefined && !isBearer(request.headers.authorization, metricsToken)) {
      reply.code(401).header('www-authenticate', 'Bearer');
      return { errors: [{ message: 'The metrics token is missing or wrong.' }] };
    }
    reply.type(registry.contentType);
    return registry.metrics();
  });
}

function isBearer(header: string | undefined, token: string): boolean {
  return sameSecret(/^Bearer (.+)$/i.exec(header ?? '')?.[1] ?? '', token);
}
