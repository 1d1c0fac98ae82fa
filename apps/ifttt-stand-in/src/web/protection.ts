import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** A request that no page of ours made. For a 403 answer. */
export class ForeignRequest extends Error {}

/**
 * Keeps other sites out of what is open on a developer's machine: they can neither send our forms nor show a page in a
 * frame. Pages run no inline code and ask no other host.
 */
export async function protect(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Under `no-referrer` the browser would hide the origin from our own forms' requests, too.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request) => {
    if (!SAFE_METHODS.includes(request.method) && !isSameOrigin(request)) {
      throw new ForeignRequest('This form was not sent by a page of the stand-in.');
    }
  });
}

function isSameOrigin({ headers, host, protocol }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === `${protocol}://${host}` : site === 'same-origin';
}
