import { withoutQuery } from '#platform';
import { type ExceptionFilter } from '@nestjs/common';
import { type FastifyInstance, type FastifyRequest } from 'fastify';

/** What is answered in a way of its own: one endpoint, or a path with whatever method. */
interface ErrorPlace {
  readonly method?: string;
  readonly path: string;
}

const ANY_METHOD = '*';
const filters = new WeakMap<FastifyInstance, Map<string, ExceptionFilter>>();

/**
 * Gives all failures at a place to a filter of its own, because another standard has its shape or a person reads the
 * answer: also those that no controller sees, a wrong method or a body that cannot be read.
 */
export function registerErrorFilter(fastify: FastifyInstance, place: ErrorPlace, filter: ExceptionFilter): void {
  const { method = ANY_METHOD, path } = place;
  const known = filters.get(fastify) ?? new Map<string, ExceptionFilter>();
  filters.set(fastify, known.set(`${method} ${path}`, filter));
}

/** The filter for the place of this request, where there is one. */
export function errorFilterAt({ server, method = '', url = '' }: Partial<FastifyRequest>): ExceptionFilter | undefined {
  const known = server && filters.get(server);
  const path = withoutQuery(url);
  return known?.get(`${method} ${path}`) ?? known?.get(`${ANY_METHOD} ${path}`);
}
