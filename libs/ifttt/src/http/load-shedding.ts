import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';

/** What operators ask of a process to learn how it is: answered however much there is to do. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics'];

/** How much a process takes on. */
export interface Capacity {
  /** Requests that are worked on at once. */
  readonly underWay: number;
  /** Requests that wait for their turn, at the most; further ones are refused at once. */
  readonly waiting: number;
  /** How long one waits before it is refused, in milliseconds. */
  readonly waitMs: number;
}

/**
 * IFTTT does not wait for slow answers (platform rule 36): at 500 answers a second, 250 are half a second. A refusal
 * that comes after a wait is as good as one at once, and slows a caller down who would ask again at once: refusing
 * thousands a second would leave no time for those that are worked on.
 */
const CAPACITY: Capacity = { underWay: 250, waiting: 2_000, waitMs: 400 };

/**
 * Past its capacity the service says so, with 503 and Retry-After, instead of queueing without end. To be called before
 * the routes are added.
 */
export function limitRequests(fastify: FastifyInstance, capacity = CAPACITY): void {
  const waiting = new Set<() => void>();
  let underWay = 0;

  const begin = (reply: FastifyReply, done: () => void): void => {
    underWay += 1;
    // Comes whatever becomes of the request, also when the caller has hung up.
    reply.raw.once('close', () => {
      underWay -= 1;
      const [next] = waiting;
      next?.();
    });
    done();
  };

  fastify.addHook('onRequest', (request, reply, done) => {
    if (isAlwaysAnswered(request)) return done();
    if (underWay < capacity.underWay) return begin(reply, done);
    const refuse = (): void => done(new ServiceError('Overloaded'));
    if (waiting.size >= capacity.waiting) return refuse();
    const leave = (): void => {
      clearTimeout(timer);
      waiting.delete(proceed);
      reply.raw.off('close', leave);
    };
    const proceed = (): void => {
      leave();
      begin(reply, done);
    };
    const timer = setTimeout(() => {
      leave();
      refuse();
    }, capacity.waitMs);
    waiting.add(proceed);
    reply.raw.once('close', leave);
  });
}

const isAlwaysAnswered = ({ routeOptions: { url = '' } }: FastifyRequest): boolean => ALWAYS_ANSWERED.includes(url);
