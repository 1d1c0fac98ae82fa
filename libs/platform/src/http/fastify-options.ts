import { type FastifyServerOptions, LogController } from 'fastify';
import type { Logger } from 'pino';
import { requestIdOf } from './request-id.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than load balancers keep an idle connection, so that none is closed under a request just sent. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/**
 * Options for the Fastify instance that Nest stands on.
 *
 * `X-Forwarded-*` is not believed: links are made from PUBLIC_URL and nothing depends on a caller's address, so that a
 * header which anyone can send has nothing to decide.
 *
 * @param logger of {@link createLogger}; requests are logged by {@link registerHttpHooks}, one line each
 */
export function fastifyOptions(logger: Logger): FastifyServerOptions {
  return {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
  };
}
