import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';

/** What is asked of a process to learn how it is: answered however much there is to do. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics', '/third-party/ifttt/v1/status'];

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
 *
 * What counts is work: it begins when the whole request is there and ends with its answer. Connections that send or
 * read slowly, and callers who hang up, hold nobody up.
 */
export function limitRequests(fastify: FastifyInstance, capacity = CAPACITY): void {
  const underWay = new Set<FastifyRequest>();
  const waiting = new Set<() => void>();

  fastify.addHook('preValidation', (request, _reply, done) => {
    const begin = (): void => {
      underWay.add(request);
      done();
    };
    const refuse = (): void => done(new ServiceError('Overloaded'));
    if (isAlwaysAnswered(request)) return done();
    if (underWay.size < capacity.underWay) return begin();
    if (waiting.size >= capacity.waiting) return refuse();
    const proceed = (): void => {
      clearTimeout(timer);
      waiting.delete(proceed);
      begin();
    };
    const timer = setTimeout(() => {
      waiting.delete(proceed);
      refuse();
    }, capacity.waitMs);
    waiting.add(proceed);
  });

  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (underWay.delete(request)) {
      const [next] = waiting;
      next?.();
    }
    done(null, payload);
  });
}

const isAlwaysAnswered = ({ routeOptions: { url = '' } }: FastifyRequest): boolean => ALWAYS_ANSWERED.includes(url);
