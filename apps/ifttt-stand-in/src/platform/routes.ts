import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Platform } from './platform.js';

/** A notification names what has news: a trigger identity, or a user with everything of hers (platform rule 35). */
const notification = z.union([z.object({ trigger_identity: z.string() }), z.object({ user_id: z.string() })]);
const notifications = z.object({ data: z.array(notification).max(1_000) });

/** The two endpoints of IFTTT that a service or its users' browsers reach. */
export function platformRoutes(app: FastifyInstance, platform: Platform): void {
  const { id, serviceKey } = platform.service;

  app.post('/v1/notifications', async (request, reply) => {
    if (!isSecret(request.headers['ifttt-service-key'], serviceKey)) {
      return reply.code(401).send({ errors: [{ message: 'The IFTTT-Service-Key is not the one of this service.' }] });
    }
    const parsed = notifications.safeParse(request.body);
    if (!parsed.success) {
      const message = 'The body has to be {"data": [...]} with at most 1,000 entries of trigger_identity or user_id.';
      return reply.code(400).send({ errors: [{ message }] });
    }
    const answer = { data: [] };
    platform.notified(parsed.data.data, exchangeOf(request, reply, answer));
    return reply.send(answer);
  });

  app.get<{ Querystring: Record<string, string | string[]> }>(`/channels/${id}/authorize`, async (request, reply) => {
    // A parameter that comes twice is none (RFC 6749 3.1).
    const once = Object.entries(request.query).filter((entry): entry is [string, string] => !Array.isArray(entry[1]));
    const { kind } = await platform.complete(Object.fromEntries(once));
    return reply.redirect(`/connections/returned?outcome=${kind}`, 303);
  });
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, answer: object) {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    request: {
      method: request.method,
      url: `http://${request.host}${request.url}`,
      headers: Object.fromEntries(headers),
      body: JSON.stringify(request.body),
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(answer),
    },
    milliseconds: reply.elapsedTime,
  };
}

function isSecret(given: string | string[] | undefined, expected: string): boolean {
  const [left, right] = [Buffer.from(String(given)), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
