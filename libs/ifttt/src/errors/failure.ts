import { withoutQuery } from '#platform';
import { Logger } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { allowedMethods } from '../http/allowed-methods.js';
import { type CatalogueEntry } from './catalogue.js';
import { type ServiceError } from './service-error.js';
import { type FailedRequest, translate } from './translate.js';

const LOG_METHODS = { debug: 'debug', info: 'log', warn: 'warn', error: 'error' } as const satisfies Record<
  CatalogueEntry['log'],
  keyof Logger
>;

const logger = new Logger('Errors');

/**
 * The catalogue's entry for whatever was thrown while this request was handled, logged as the entry says.
 *
 * @param request may also be a bare one of Node's, when the failure came before Fastify took over
 */
export function failureOf(thrown: unknown, request: Partial<FastifyRequest>): ServiceError {
  const failed = describe(request);
  const error = translate(thrown, failed);
  const line = `${error.entry.status} ${error.name} at ${failed.method} ${failed.path} (request ${failed.id})`;
  const cause = error.cause === undefined ? '' : `: ${causeOf(error.cause)}`;
  logger[LOG_METHODS[error.entry.log]](line + cause);
  return error;
}

function describe(request: Partial<FastifyRequest>): FailedRequest {
  const path = withoutQuery(request.url ?? '');
  return {
    id: request.id ?? 'none',
    method: request.method ?? '',
    path,
    allowedMethods: request.server ? allowedMethods(request.server, path) : [],
    bodyLimit: request.routeOptions?.bodyLimit ?? 0,
  };
}

/**
 * Where an error came from. Not the message of the database's errors: it repeats values that people have sent, and so
 * might the statement and its parameters, which the same error object carries.
 */
function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const said = 'driverError' in cause ? String((cause as { code?: unknown }).code) : cause.message;
  const frames = cause.stack?.split('\n').filter((line) => /^ +at /.test(line)) ?? [];
  return [`${cause.name}: ${said}`, ...frames].join('\n');
}
