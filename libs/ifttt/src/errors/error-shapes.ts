import { withoutQuery } from '#platform';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { errorsBody } from './errors-body.js';
import { type ServiceError } from './service-error.js';

/** The body that tells of a failure. */
export type ErrorShape = (error: ServiceError) => object;

const shapes = new WeakMap<FastifyInstance, Map<string, ErrorShape>>();

/**
 * Gives all failures of one endpoint a shape of its own: also those that no controller sees, such as a body that cannot
 * be read.
 */
export function registerErrorShape(fastify: FastifyInstance, method: string, path: string, shape: ErrorShape): void {
  shapes.set(fastify, (shapes.get(fastify) ?? new Map<string, ErrorShape>()).set(`${method} ${path}`, shape));
}

/** The shape of what fails at this request; that of the protocol where there is no other. */
export function errorShapeAt({ server, method = '', url = '' }: Partial<FastifyRequest>): ErrorShape {
  return (server && shapes.get(server)?.get(`${method} ${withoutQuery(url)}`)) ?? errorsBody;
}
