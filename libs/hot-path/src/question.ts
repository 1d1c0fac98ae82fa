import { DEFAULT_LIMIT } from '#ifttt';
import { negotiate } from '@fastify/accept-negotiator';
import { type FastifyRequest } from 'fastify';

/** A poll as IFTTT asks it every time, as far as its answer depends on it. */
export interface Question {
  readonly token: string;
  readonly slug: string;
  readonly identity: string;
  /** JSON, as the subscription has it. */
  readonly fields: string;
  readonly values: object;
  readonly gzip: boolean;
}

/** In characters; nobody is looked up in the database with more. */
const MAX_IDENTITY = 255;
const MAX_FIELDS = 4_000;
/** How answers are kept, by its names (RFC 9110 8.4.1.3). */
const ENCODINGS = ['gzip', 'x-gzip'];

/** @returns null for a poll that is anything but usual, which is not to say that it is wrong */
export function readQuestion({
  headers,
  params,
  body,
}: Pick<FastifyRequest, 'headers' | 'params' | 'body'>): Question | null {
  const { authorization, 'accept-encoding': encodings = '' } = headers;
  if (authorization?.startsWith('Bearer ') !== true) return null;
  if (typeof body !== 'object' || body === null) return null;
  const { trigger_identity: identity, triggerFields, limit = DEFAULT_LIMIT } = body as Record<string, unknown>;
  if (typeof identity !== 'string' || identity.length > MAX_IDENTITY || limit !== DEFAULT_LIMIT) return null;
  if (typeof triggerFields !== 'object' || triggerFields === null) return null;
  const fields = JSON.stringify(triggerFields);
  if (fields.length > MAX_FIELDS) return null;
  const { stepSlug: slug } = params as { stepSlug: string };
  return {
    token: authorization.slice('Bearer '.length),
    slug,
    identity,
    fields,
    values: triggerFields,
    // RFC 9110 8.4.1, 12.5.3
    gzip: negotiate(encodings.toLowerCase(), ENCODINGS) !== null,
  };
}
