import {
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import type { SetAttribute, SpanOptions, Spans } from './spans.js';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Links of a span, at most, as OpenTelemetry limits them. */
const MAX_LINKS = 128;

/** W3C Trace Context, version 00, of a trace that is kept. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;

/** Spans by OpenTelemetry. The context manager is to be set. */
export class OtelSpans implements Spans {
  constructor(private readonly tracer: Tracer) {}

  newTrace<T>(name: string, options: SpanOptions, work: (set: SetAttribute) => Promise<T>): Promise<T> {
    return this.run(this.start(name, options, ROOT_CONTEXT), ROOT_CONTEXT, work);
  }

  withinTrace<T>(name: string, options: SpanOptions, work: (set: SetAttribute) => Promise<T>): Promise<T> {
    const parent = context.active();
    if (!trace.getSpan(parent)?.isRecording()) return work(() => {});
    return this.run(this.start(name, options, parent), parent, work);
  }

  continueTraces<T>(
    traceparents: readonly string[],
    name: string,
    options: SpanOptions,
    work: (set: SetAttribute) => Promise<T>,
  ): Promise<T> {
    const [first, ...others] = traceparents.flatMap((traceparent) => spanContextOf(traceparent) ?? []);
    if (first === undefined) return this.detached(() => work(() => {}));
    const parent = trace.setSpanContext(ROOT_CONTEXT, first);
    return this.run(this.start(name, options, parent, others), parent, work);
  }

  detached<T>(work: () => T): T {
    return context.with(ROOT_CONTEXT, work);
  }

  activeTraceparent(): string | null {
    const span = trace.getSpanContext(context.active());
    return span && isKept(span) ? `00-${span.traceId}-${span.spanId}-01` : null;
  }

  activeIds(): { trace_id: string; span_id: string } | undefined {
    const span = trace.getSpanContext(context.active());
    return span && isKept(span) ? { trace_id: span.traceId, span_id: span.spanId } : undefined;
  }

  /** A span that somebody else ends. */
  start(
    name: string,
    { kind = 'internal', attributes }: SpanOptions,
    parent: Context,
    links: SpanContext[] = [],
  ): Span {
    const linked = links.slice(0, MAX_LINKS).map((other) => ({ context: other }));
    return this.tracer.startSpan(name, { kind: KINDS[kind], attributes, links: linked }, parent);
  }

  private async run<T>(span: Span, parent: Context, work: (set: SetAttribute) => Promise<T>): Promise<T> {
    const set: SetAttribute = (name, value) => void span.setAttribute(name, value);
    try {
      return await context.with(trace.setSpan(parent, span), () => work(set));
    } catch (error) {
      // Its name and no more: messages may repeat what somebody said.
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  }
}

function isKept({ traceFlags }: SpanContext): boolean {
  return (traceFlags & TraceFlags.SAMPLED) !== 0;
}

function spanContextOf(traceparent: string): SpanContext | null {
  const [, traceId, spanId] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined) return null;
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}
