import { isUnavailable } from '#persistence';
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RegisteredClient } from '../oauth/client.js';
import { redirectLocation } from './authorization/redirect.js';
import { RefusedRequest, UntrustedRequest } from './authorization/request.js';
import { PageError } from './page-error.js';
import { pageHeaders } from './page-headers.js';
import { renderPage } from './render.js';

/** People get a page, or are sent back to IFTTT; never JSON. */
@Injectable()
@Catch()
export class PageErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(PageErrorFilter.name);

  constructor(private readonly client: RegisteredClient) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.headers(pageHeaders(this.client.redirectUrl));
    if (error instanceof RefusedRequest) {
      const location = redirectLocation(this.client.redirectUrl, { error: error.code }, error.state);
      void reply.redirect(location, 303);
      return;
    }
    const { status, title, explanation, again } = this.pageOf(error, host.switchToHttp().getRequest<FastifyRequest>());
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .send(renderPage('problem', { title, explanation, again }));
  }

  private pageOf(error: unknown, request: FastifyRequest): PageError {
    if (error instanceof PageError) {
      return error;
    }
    if (error instanceof UntrustedRequest) {
      return new PageError(400, 'This link does not work', error.message);
    }
    this.logger.error(`Request ${request.id} failed: ${originOf(error)}`);
    return isUnavailable(error)
      ? new PageError(503, 'We cannot do this right now', 'Please try again in a few minutes.', true)
      : new PageError(500, 'Something went wrong here', `If it happens again, tell us this: ${request.id}.`, true);
  }
}

/** What failed and where; not the message, for the database's repeat what people have typed. */
function originOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const frames = error.stack?.split('\n').filter((line) => /^ +at /.test(line)) ?? [];
  return [error.name, ...frames].join('\n');
}
