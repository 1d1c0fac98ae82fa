import { failureOf } from '#ifttt';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageError } from './page-error.js';
import type { PageRights } from './page-headers.js';
import { type Renderer, renderer } from './renderer.js';
import { sendPage } from './send-page.js';
import { PROBLEM } from './templates/problem.js';

interface ProblemData {
  readonly problem: Pick<PageError, 'title' | 'explanation' | 'again'>;
}

/** People get a page when something fails, never JSON. */
@Catch()
export class ProblemPageFilter implements ExceptionFilter {
  private readonly render: Renderer<ProblemData>;

  /**
   * @param root the way from the pages' path to the service's root, see `renderer`
   * @param rights those of the pages whose failures are told
   */
  constructor(
    root: string,
    private readonly rights: PageRights = {},
  ) {
    this.render = renderer<ProblemData>({ problem: PROBLEM }, root);
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { status, title, explanation, again } =
      thrown instanceof PageError ? thrown : pageOf(thrown, http.getRequest<FastifyRequest>(), reply);
    sendPage(reply, status, this.render('problem', { title, explanation, again }), this.rights);
  }
}

function pageOf(thrown: unknown, request: FastifyRequest, reply: FastifyReply): PageError {
  const { entry, headers, messages } = failureOf(thrown, request);
  void reply.headers(headers);
  if (entry.status < 500) {
    return new PageError(entry.status, 'This form does not work', messages.join(' '), true);
  }
  return entry.status === 503
    ? new PageError(503, 'We cannot do this right now', 'Please try again in a few minutes.', true)
    : new PageError(500, 'Something went wrong here', `If it happens again, tell us this: ${request.id}.`, true);
}
