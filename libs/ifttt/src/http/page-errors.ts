import { withoutQuery } from '#platform';
import { type ExceptionFilter } from '@nestjs/common';
import { type FastifyInstance, type FastifyRequest } from 'fastify';

const pages = new WeakMap<FastifyInstance, Map<string, ExceptionFilter>>();

/**
 * Gives all failures at a path to a filter of its own, because a person reads the answer: also those that no controller
 * sees, a wrong method or a body that cannot be read.
 */
export function registerPageErrors(fastify: FastifyInstance, path: string, filter: ExceptionFilter): void {
  pages.set(fastify, (pages.get(fastify) ?? new Map<string, ExceptionFilter>()).set(path, filter));
}

/** The filter for the path of this request, where there is one. */
export function pageErrorsAt({ server, url = '' }: Partial<FastifyRequest>): ExceptionFilter | undefined {
  return server && pages.get(server)?.get(withoutQuery(url));
}
