import { failureOf } from '#ifttt';
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
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
  constructor(private readonly client: RegisteredClient) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.headers(pageHeaders(this.client.redirectUrl));
    if (error instanceof RefusedRequest) {
      const location = redirectLocation(this.client.redirectUrl, { error: error.code }, error.state);
      void reply.redirect(location, 303);
      return;
    }
    const { status, title, explanation, again } = pageOf(
      error,
      host.switchToHttp().getRequest<FastifyRequest>(),
      reply,
    );
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .send(renderPage('problem', { title, explanation, again }));
  }
}

function pageOf(thrown: unknown, request: FastifyRequest, reply: FastifyReply): PageError {
  if (thrown instanceof PageError) {
    return thrown;
  }
  if (thrown instanceof UntrustedRequest) {
    return new PageError(400, 'This link does not work', thrown.message);
  }
  const { entry, headers, messages } = failureOf(thrown, request);
  void reply.headers(headers);
  if (entry.status < 500) {
    return new PageError(entry.status, 'This form does not work', messages.join(' '), true);
  }
  return entry.status === 503
    ? new PageError(503, 'We cannot do this right now', 'Please try again in a few minutes.', true)
    : new PageError(500, 'Something went wrong here', `If it happens again, tell us this: ${request.id}.`, true);
}
