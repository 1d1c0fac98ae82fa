import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { allowedMethods } from '../http/allowed-methods.js';
import { type CatalogueEntry } from './catalogue.js';
import { errorsBody, JSON_UTF8 } from './errors-body.js';
import { type ServiceError } from './service-error.js';
import { type FailedRequest, translate } from './translate.js';

const LOG_METHODS = { debug: 'debug', info: 'log', warn: 'warn', error: 'error' } as const satisfies Record<
  CatalogueEntry['log'],
  keyof Logger
>;

/** Answers every failure in the shape of the protocol: `{"errors":[{"message"}]}` (platform rules 3 and 4). */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const { httpAdapter } = this.adapterHost;
    const response = host.switchToHttp().getResponse<unknown>();
    const request = describe(host.switchToHttp().getRequest<FastifyRequest>());
    const error = translate(thrown, request);
    this.log(error, request);
    if (httpAdapter.isHeadersSent(response)) {
      httpAdapter.end(response);
      return;
    }
    const headers = { 'Content-Type': JSON_UTF8, ...error.headers };
    for (const [name, value] of Object.entries(headers)) httpAdapter.setHeader(response, name, value);
    void httpAdapter.reply(response, errorsBody(error), error.entry.status);
  }

  private log(error: ServiceError, { id, method, path }: FailedRequest): void {
    const line = `${error.entry.status} ${error.name} at ${method} ${path} (request ${id})`;
    const cause = error.cause === undefined ? '' : `: ${causeOf(error.cause)}`;
    this.logger[LOG_METHODS[error.entry.log]](line + cause);
  }
}

/** A request may also be a bare one of Node's, when the failure came before Fastify took over. */
function describe(request: Partial<FastifyRequest>): FailedRequest {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
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
