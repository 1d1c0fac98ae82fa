import formbody from '@fastify/formbody';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';

/**
 * Levels of objects and arrays; nothing that the contract knows has five. Whatever walks through a body later must not
 * run out of stack.
 */
const MAX_DEPTH = 20;

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Decides which bodies are read, and how. The application is to be created with `bodyParser: false`, so that Nest adds
 * no parsers of its own.
 *
 * - JSON, in strict UTF-8. Keys that would reach a prototype are dropped like any other unknown key (platform rule 5).
 * - Without a `Content-Type`, JSON too: IFTTT sends field-options requests so (platform rule 2).
 * - Forms, for the token endpoint (platform rule 31) and our own pages.
 * - Nothing at all, whatever `Content-Type` announces it: `test/setup` comes so (platform rule 2).
 *
 * Anything else is a 415.
 */
export async function registerContentTypeParsers(fastify: FastifyInstance): Promise<void> {
  const parseJson = fastify.getDefaultJsonParser('remove', 'remove');
  const json = (request: FastifyRequest, bytes: Buffer, done: Done): void => {
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    const text = decode(bytes);
    if (text === undefined) {
      done(new ServiceError('MalformedBody', { format: 'UTF-8' }));
      return;
    }
    void parseJson(request, text, (error, body: unknown) => {
      if (error || !isTooDeep(body)) done(error, body);
      else done(new ServiceError('InvalidRequest', { problem: `The request body has more than ${MAX_DEPTH} levels.` }));
    });
  };
  const other = (request: FastifyRequest, bytes: Buffer, done: Done): void => {
    if (bytes.length === 0 || request.headers['content-type'] === undefined) json(request, bytes, done);
    else done(new ServiceError('UnsupportedMediaType', { expected: 'application/json' }));
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, json);
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, other);
  await fastify.register(formbody);
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
  return false;
}
