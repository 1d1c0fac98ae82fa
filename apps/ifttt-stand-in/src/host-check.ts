import type { FastifyInstance } from 'fastify';

/**
 * Refuses requests under any name but this machine's own: a page of another site whose name has been made to lead
 * here (DNS rebinding) reaches nothing.
 */
export function refuseForeignHosts(app: FastifyInstance, port: number): void {
  // Browsers leave out the port that goes without saying.
  const own = new Set(['127.0.0.1', 'localhost'].map((name) => (port === 80 ? name : `${name}:${port}`)));
  app.addHook('onRequest', async (request, reply) => {
    if (own.has(request.headers.host ?? '')) return undefined;
    return reply.code(421).send({ errors: [{ message: `Ask for it as 127.0.0.1:${port}.` }] });
  });
}
