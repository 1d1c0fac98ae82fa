import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** A notification names what has news: a trigger identity, or a user with everything of hers (platform rule 35). */
const Notification = z.union([z.object({ trigger_identity: z.string() }), z.object({ user_id: z.string() })]);
const Notifications = z.object({ data: z.array(Notification).max(1_000) });

export type Notification = z.infer<typeof Notification>;

/** What the stand-in does with what reaches its two endpoints. */
export interface PlatformHandlers {
  readonly serviceId: string;
  readonly serviceKey: string;
  notified(notifications: readonly Notification[]): void;
  /** @returns what to tell the person, who waits in front of a browser */
  returned(query: Readonly<Record<string, string>>): Promise<{ status: number; message: string }>;
}

/** The two endpoints of IFTTT that a service or its users' browsers reach. */
export function platformRoutes(app: FastifyInstance, handlers: PlatformHandlers): void {
  app.post('/v1/notifications', (request, reply) => {
    if (!sameSecret(request.headers['ifttt-service-key'], handlers.serviceKey)) {
      return reply.code(401).send({ errors: [{ message: 'Invalid service key' }] });
    }
    const parsed = Notifications.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ errors: [{ message: 'Invalid notifications' }] });
    handlers.notified(parsed.data.data);
    return reply.send({});
  });

  app.get<{ Querystring: Record<string, string> }>(
    `/channels/${handlers.serviceId}/authorize`,
    async (request, reply) => {
      const { status, message } = await handlers.returned(request.query);
      return reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`);
    },
  );
}

function sameSecret(given: string | string[] | undefined, expected: string): boolean {
  const [left, right] = [Buffer.from(String(given)), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
