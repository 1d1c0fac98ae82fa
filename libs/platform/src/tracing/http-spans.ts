import { type Context, context, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OtelSpans } from './otel-spans.js';

/** Asked of a process again and again by machines that look after it. */
const PROBES: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * A span for each request but probes, active while it is handled and logged. A caller's own `traceparent` counts for
 * nothing: anybody could send one, and decide what is kept.
 */
export function registerHttpSpans(fastify: FastifyInstance, spans: OtelSpans): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url;
    if (PROBES.has(route)) return done();
    const span = spans.start(
      route === undefined ? method : `${method} ${route}`,
      {
        kind: 'server',
        attributes: { 'http.request.method': method, 'http.route': route, 'request.id': request.id },
      },
      ROOT_CONTEXT,
    );
    contexts.set(request, trace.setSpan(ROOT_CONTEXT, span));
    done();
  });
  // Not before: the body was read, and the request's turn came, in contexts of others.
  fastify.addHook('preHandler', (request, _reply, done) => {
    context.with(contexts.get(request) ?? ROOT_CONTEXT, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const active = contexts.get(request) ?? ROOT_CONTEXT;
    context.with(active, done);
    const span = trace.getSpan(active);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}
