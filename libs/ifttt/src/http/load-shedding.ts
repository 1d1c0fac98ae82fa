import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';

/** What operators ask of a process to learn how it is: answered however much there is to do. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics'];

/**
 * Past its capacity the service says so, with 503 and Retry-After, instead of queueing without end. To be called before
 * the routes are added.
 *
 * @param max requests that are under way at once at the most. Every further one would wait behind them, and IFTTT does
 *   not wait for slow answers (platform rule 36): at 500 answers a second, 250 are half a second.
 */
export function limitRequests(fastify: FastifyInstance, max = 250): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (underWay >= max && !isAlwaysAnswered(request)) return done(new ServiceError('Overloaded'));
    underWay += 1;
    // Comes whatever becomes of the request, also when the caller has hung up.
    reply.raw.once('close', () => (underWay -= 1));
    done();
  });
}

const isAlwaysAnswered = ({ routeOptions: { url = '' } }: FastifyRequest): boolean => ALWAYS_ANSWERED.includes(url);
