import { operations } from '#contract';
import type { Config } from '#platform';
import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { csrfOptions } from './csrf.js';

const TOKEN_ENDPOINT = operations.find(({ id }) => id === 'createToken')!.path;

/**
 * Prepares Fastify for sign-in pages and tokens: cookies, protection of forms, and `no-store` on whatever the token
 * endpoint answers. Call it once, before `init` or `listen`.
 */
export async function registerAuthPlugins(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(cookie);
  await app.register(csrfProtection, csrfOptions(config));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url === TOKEN_ENDPOINT) {
        void reply.headers({ 'Cache-Control': 'no-store', Pragma: 'no-cache' }); // RFC 6749 5.1, before any parsing
      }
    });
}
