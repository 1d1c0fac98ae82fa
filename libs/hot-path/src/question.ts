import { type FastifyRequest } from 'fastify';

/** A poll as IFTTT asks it every time, as far as its answer depends on it. */
export interface Question {
  readonly token: string;
  readonly slug: string;
  readonly identity: string;
  /** JSON, as the subscription has it. */
  readonly fields: string;
  readonly gzip: boolean;
}

/** IFTTT never asks for another number of events (platform rule 17). */
const USUAL_LIMIT = 50;

/** @returns null for a poll that is anything but usual, which is not to say that it is wrong */
export function readQuestion({ headers, params, body }: FastifyRequest): Question | null {
  const { authorization, 'accept-encoding': encodings } = headers;
  if (authorization?.startsWith('Bearer ') !== true || typeof body !== 'object' || body === null) return null;
  const { trigger_identity: identity, triggerFields, limit = USUAL_LIMIT } = body as Record<string, unknown>;
  if (typeof identity !== 'string' || limit !== USUAL_LIMIT) return null;
  if (typeof triggerFields !== 'object' || triggerFields === null) return null;
  const { stepSlug: slug } = params as { stepSlug: string };
  return {
    token: authorization.slice('Bearer '.length),
    slug,
    identity,
    fields: JSON.stringify(triggerFields),
    gzip: encodings?.includes('gzip') === true,
  };
}
