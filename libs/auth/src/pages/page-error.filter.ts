import { PageError, pageHeaders, ProblemPageFilter } from '#pages';
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RegisteredClient } from '../oauth/client.js';
import { redirectLocation } from './authorization/redirect.js';
import { RefusedRequest, UntrustedRequest } from './authorization/request.js';
import { ROOT } from './render.js';

/** People get a page, or are sent back to IFTTT; never JSON. */
@Injectable()
@Catch()
export class PageErrorFilter implements ExceptionFilter {
  private readonly problems: ProblemPageFilter;

  constructor(private readonly client: RegisteredClient) {
    this.problems = new ProblemPageFilter(ROOT, { formsLeadTo: client.redirectUrl });
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof RefusedRequest) {
      const location = redirectLocation(this.client.redirectUrl, { error: error.code }, error.state);
      const reply = host.switchToHttp().getResponse<FastifyReply>();
      void reply.headers(pageHeaders({ formsLeadTo: this.client.redirectUrl })).redirect(location, 303);
      return;
    }
    this.problems.catch(error instanceof UntrustedRequest ? brokenLink(error) : error, host);
  }
}

function brokenLink({ message }: UntrustedRequest): PageError {
  return new PageError(400, 'This link does not work', `${message} Go back to IFTTT and start from there again.`);
}
