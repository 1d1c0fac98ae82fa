import { registerErrorFilter } from '#ifttt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemPageFilter } from './problem-page.filter.js';

/** Where a page is, and its way to the service's root; see `renderer`. */
export interface PagePlace {
  readonly path: string;
  readonly root: string;
}

/** Answers whatever fails at these places with a page. To be called before `init` or `listen`. */
export function registerProblemPages(app: NestFastifyApplication, places: readonly PagePlace[]): void {
  const fastify = app.getHttpAdapter().getInstance();
  for (const { path, root } of places) registerErrorFilter(fastify, { path }, new ProblemPageFilter(root));
}
