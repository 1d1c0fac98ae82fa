import { hasHalf, mayHaveHalves } from '#platform';
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
 * - JSON, in strict UTF-8 and without halves of characters (RFC 8259 8.2). Keys that would reach a prototype are dropped
 *   like any other unknown key (platform rule 5).
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
      const problem = error ? undefined : problemOf(body, text);
      if (problem === undefined) done(error, body);
      else done(new ServiceError('InvalidRequest', { problem }));
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

function problemOf(body: unknown, text: string): string | undefined {
  const suspicious = mayHaveHalves(text);
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `The request body has more than ${MAX_DEPTH} levels.`;
    if (suspicious && level.some(holdsHalf)) return 'The request body has half of a character (a lone surrogate).';
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
  return undefined;
}

/** In a text or in the keys of an object. */
function holdsHalf(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).some(hasHalf);
  return typeof value === 'string' && hasHalf(value);
}
