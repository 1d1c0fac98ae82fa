import { registerPageErrors } from '#ifttt';
import { ProblemPageFilter } from '#pages';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACCOUNT, DISCONNECT } from './paths.js';

/** Answers whatever fails at the owner's pages with a page. Call it once, before `init` or `listen`. */
export function registerAccountPages(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  for (const { path, root } of [ACCOUNT, DISCONNECT]) {
    registerPageErrors(fastify, path, new ProblemPageFilter(root));
  }
}
