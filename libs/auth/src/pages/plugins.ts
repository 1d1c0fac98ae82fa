import { operations } from '#contract';
import { registerErrorFilter } from '#ifttt';
import type { Config } from '#platform';
import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OAuthErrorFilter } from '../oauth/oauth-error.filter.js';
import { AUTHORIZATION_PATH } from './authorization.controller.js';
import { csrfOptions } from './csrf.js';
import { PageErrorFilter } from './page-error.filter.js';

const TOKEN_ENDPOINT = operations.find(({ id }) => id === 'createToken')!;

/**
 * Prepares Fastify for sign-in pages and tokens: cookies, protection of forms, pages for whatever fails there, RFC 6749's
 * errors and `no-store` for whatever the token endpoint answers. Call it once, before `init` or `listen`.
 */
export async function registerAuthPlugins(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(cookie);
  await app.register(csrfProtection, csrfOptions(config));
  const fastify = app.getHttpAdapter().getInstance();
  registerErrorFilter(fastify, { path: AUTHORIZATION_PATH }, app.get(PageErrorFilter));
  registerErrorFilter(fastify, TOKEN_ENDPOINT, new OAuthErrorFilter());
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === TOKEN_ENDPOINT.path) {
      void reply.headers({ 'Cache-Control': 'no-store', Pragma: 'no-cache' }); // RFC 6749 5.1, before any parsing
    }
  });
}
