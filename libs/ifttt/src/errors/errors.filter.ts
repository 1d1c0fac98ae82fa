import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { errorFilterAt } from './error-filters.js';
import { errorsBody, JSON_UTF8 } from './errors-body.js';
import { failureOf } from './failure.js';

/**
 * Answers every failure in the shape of the protocol: `{"errors":[{"message"}]}` (platform rules 3 and 4), except where
 * another filter is registered (`registerErrorFilter`).
 */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Partial<FastifyRequest>>();
    const other = errorFilterAt(request);
    if (other) {
      other.catch(thrown, host);
      return;
    }
    const { httpAdapter } = this.adapterHost;
    const response = host.switchToHttp().getResponse<unknown>();
    const error = failureOf(thrown, request);
    if (httpAdapter.isHeadersSent(response)) {
      httpAdapter.end(response);
      return;
    }
    const headers = { 'Content-Type': JSON_UTF8, ...error.headers };
    for (const [name, value] of Object.entries(headers)) httpAdapter.setHeader(response, name, value);
    void httpAdapter.reply(response, errorsBody(error), error.entry.status);
  }
}
