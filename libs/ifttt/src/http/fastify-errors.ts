import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { withoutQuery } from '#platform';
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { errorsBody, JSON_UTF8 } from '../errors/errors-body.js';
import { ServiceError } from '../errors/service-error.js';
import { translate } from '../errors/translate.js';
import { rememberRoutes } from './allowed-methods.js';

/** Longer than any path parameter of the contract: trigger identities have up to 255 characters. */
const MAX_PARAM_LENGTH = 1024;

/**
 * Options of Fastify that the protocol needs: errors in its shape also where a request fails before it reaches Nest,
 * and room for trigger identities, of which Fastify's own default would refuse the long ones.
 */
export const FASTIFY_OPTIONS = {
  // Fastify's own answer while it closes has another shape; requests under way end normally without it.
  return503OnClosing: false,
  http: {
    // Node's own answer has no body; `requireHost` gives ours.
    requireHostHeader: false,
    // Left to itself, Node looks only twice a minute whether a request takes too long.
    connectionsCheckingInterval: 5_000,
  },
  routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  frameworkErrors: answerFrameworkError,
  clientErrorHandler: answerClientError,
};

/**
 * Prepares 405 for known paths, and answers what Node would answer by itself, in another shape or not at all. To be
 * called before the routes are added, that is before `app.init()`. Everything else that Fastify raises reaches
 * `ErrorsFilter` through the error and not-found handlers that Nest sets.
 */
export function registerErrorHandlers(fastify: FastifyInstance): void {
  rememberRoutes(fastify);
  fastify.addHook('onRequest', requireHost);
  // RFC 9110 10.1.1: an expectation that is not known may be ignored
  fastify.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    fastify.server.emit('request', request, response);
  });
  fastify.server.on('connect', (_request, socket: Socket) =>
    answerSocket(socket, new ServiceError('InvalidRequest', { problem: 'This service is no proxy.' })),
  );
}

/** RFC 9112 3.2 */
async function requireHost({ raw }: FastifyRequest): Promise<void> {
  if (raw.headers.host === undefined && raw.httpVersion === '1.1') {
    throw new ServiceError('InvalidRequest', { problem: 'The Host header is missing.' });
  }
}

/** The router refused the URL; no hook and no handler of Nest sees such a request. */
function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const path = withoutQuery(request.url);
  const failed = { id: request.id, method: request.method, path, allowedMethods: [], bodyLimit: 0 };
  const translated = translate(error, failed);
  void reply.code(translated.entry.status).header('Content-Type', JSON_UTF8).send(errorsBody(translated));
}

const CLIENT_ERRORS: Readonly<Record<string, () => ServiceError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () => new ServiceError('RequestTimeout'),
  HPE_HEADER_OVERFLOW: () => new ServiceError('HeadersTooLarge'),
};

/** What arrived is not HTTP; there is a socket and nothing else to answer with. */
function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const known = CLIENT_ERRORS[error.code ?? ''];
  answerSocket(
    socket,
    known?.() ?? new ServiceError('InvalidRequest', { problem: 'This is not a valid HTTP request.' }),
  );
}

function answerSocket(socket: Socket, answer: ServiceError): void {
  // Node hands a CONNECT's socket over without a listener: a reset would end the process.
  socket.on('error', () => socket.destroy());
  if (socket.writable) {
    const { status } = answer.entry;
    const body = JSON.stringify(errorsBody(answer));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      `Content-Type: ${JSON_UTF8}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
