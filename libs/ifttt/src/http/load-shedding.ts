import { type Metrics } from '#platform';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';
import { Turns } from './turns.js';
import { WaitingRoom } from './waiting-room.js';

/** What is asked of a process to learn how it is: answered however much there is to do. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics', '/third-party/ifttt/v1/status'];

/** How much a process takes on. */
export interface Capacity {
  /** Requests that are worked on at once, those that begin in one of the next turns among them. */
  readonly underWay: number;
  /** Requests that are begun in one turn of the event loop, at the most; further ones wait for the next. */
  readonly perTurn: number;
  /** Requests that wait for their turn, at the most; further ones are refused at once. */
  readonly waiting: number;
  /** How long one may wait for its turn, in milliseconds; after that it is refused. */
  readonly waitMs: number;
  /** Refusals a second, at the most, of those that have waited. */
  readonly refusalsPerSecond: number;
}

/**
 * IFTTT does not wait for slow answers (platform rule 36): at 500 answers a second, 250 are half a second. What cannot
 * be done is refused after a wait, and at no greater pace than leaves time for what can: callers who ask again at once
 * would have the service do nothing else.
 *
 * Node takes one new connection in each turn of its event loop. A turn that begins all there is to begin takes so long
 * that new connections, those of probes among them, wait for tens of seconds; with 8 it takes a few milliseconds.
 */
const CAPACITY: Capacity = { underWay: 250, perTurn: 8, waiting: 10_000, waitMs: 300, refusalsPerSecond: 500 };

/**
 * Past its capacity the service says so, with 503 and Retry-After, instead of queueing without end. To be called before
 * the routes are added.
 *
 * What counts is work: it begins when the whole request is there and ends with its answer. Connections that send or
 * read slowly, and callers who hang up, hold nobody up.
 */
export function limitRequests(fastify: FastifyInstance, metrics: Metrics, capacity = CAPACITY): void {
  const underWay = new Set<FastifyRequest>();
  const room = new WaitingRoom(capacity);
  const turns = new Turns(capacity.perTurn);
  const refused = metrics.counter({
    name: 'http_requests_overloaded_total',
    help: 'Requests refused with 503 because there was too much to do.',
  });
  metrics.gauge({
    name: 'http_requests_in_progress',
    help: 'Requests that are worked on.',
    collect() {
      this.set(underWay.size);
    },
  });
  metrics.gauge({
    name: 'http_requests_waiting',
    help: 'Requests that wait for their turn.',
    collect() {
      this.set(room.size);
    },
  });

  fastify.addHook('preValidation', (request, _reply, done) => {
    const begin = (): void => {
      underWay.add(request);
      turns.begin(done);
    };
    const refuse = (): void => {
      refused.inc();
      done(new ServiceError('Overloaded'));
    };
    if (isAlwaysAnswered(request)) done();
    else if (underWay.size < capacity.underWay) begin();
    else if (room.size < capacity.waiting) room.enter({ begin, refuse });
    else refuse();
  });
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (underWay.delete(request)) room.callNext();
    done(null, payload);
  });
  fastify.addHook('onClose', async () => room.close());
}

const isAlwaysAnswered = ({ routeOptions: { url = '' } }: FastifyRequest): boolean => ALWAYS_ANSWERED.includes(url);
