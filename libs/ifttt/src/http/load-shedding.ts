import underPressure from '@fastify/under-pressure';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';

/**
 * Requests that are answered at once at most. Every further one would wait in a queue behind them, and IFTTT takes a
 * slow answer for a failed one (platform rule 36): at 500 answers a second this many are half a second.
 */
const MAX_UNDER_WAY = 250;
/** The mean over a sample; the loop of an idle process is on time to within a few milliseconds. */
const MAX_EVENT_LOOP_DELAY_MS = 500;
const SAMPLE_MS = 500;

/** What operators ask of a process to learn how it is: answered however much there is to do. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics'];

/**
 * Past its capacity the service says so, with 503 and Retry-After, instead of queueing without end. To be called before
 * the routes are added.
 */
export async function registerLoadShedding(fastify: FastifyInstance): Promise<void> {
  await fastify.register(underPressure, {
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS,
    sampleInterval: SAMPLE_MS,
    pressureHandler: (request) => (isAlwaysAnswered(request) ? undefined : Promise.reject(overloaded())),
  });
  limitRequests(fastify, MAX_UNDER_WAY);
}

/** No more than `max` requests are under way at once; every further one is refused. */
export function limitRequests(fastify: FastifyInstance, max: number): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (underWay >= max && !isAlwaysAnswered(request)) return done(overloaded());
    underWay += 1;
    // Comes whatever becomes of the request, also when the caller has hung up.
    reply.raw.once('close', () => (underWay -= 1));
    done();
  });
}

const isAlwaysAnswered = ({ routeOptions: { url = '' } }: FastifyRequest): boolean => ALWAYS_ANSWERED.includes(url);

const overloaded = (): ServiceError => new ServiceError('Overloaded');
