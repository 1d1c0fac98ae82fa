import { type FastifyServerOptions, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { requestIdOf } from './request-id.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** Nothing sent and nothing read while there is something to. */
const SILENCE_TIMEOUT_MS = 60_000;
/** Longer than load balancers keep an idle connection, so that none is closed under a request just sent. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/**
 * Options for the Fastify instance that Nest stands on.
 *
 * A caller's address is that of its connection, or where that is a trusted proxy's what it says in `X-Forwarded-For`:
 * a header which anyone can send decides nothing. Links are made from PUBLIC_URL.
 *
 * @param logger of {@link createLogger}; requests are logged by {@link registerHttpHooks}, one line each
 */
export function fastifyOptions(
  logger: Logger,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
): FastifyServerOptions {
  return {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    connectionTimeout: SILENCE_TIMEOUT_MS,
  };
}
