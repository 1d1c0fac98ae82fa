import type { Attributes } from '@opentelemetry/api';

/** What a span is, for whoever reads the trace. `attributes` never hold what somebody said, a name or a secret. */
export interface SpanOptions {
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  readonly attributes?: Attributes;
}

/** Adds to the span what is known only after its beginning. */
export type SetAttribute = (name: string, value: string | number) => void;

type Work<T> = (set: SetAttribute) => Promise<T>;

/** What makes spans while traces are on; see `telemetry.ts`. */
export interface Spans {
  newTrace<T>(name: string, options: SpanOptions, work: Work<T>): Promise<T>;
  withinTrace<T>(name: string, options: SpanOptions, work: Work<T>): Promise<T>;
  continueTraces<T>(traceparents: readonly string[], name: string, options: SpanOptions, work: Work<T>): Promise<T>;
  detached<T>(work: () => T): T;
  activeTraceparent(): string | null;
  activeIds(): { trace_id: string; span_id: string } | undefined;
}

const NOTHING: SetAttribute = () => {};

/** null while traces are off: then nothing of OpenTelemetry is loaded, and each function below is a look at this. */
let spans: Spans | null = null;

export function useSpans(made: Spans | null): void {
  spans = made;
}

/**
 * Does work as the first span of a trace. These functions do just the work while traces are off.
 *
 * @throws what `work` threw, and the span says that it failed
 */
export function newTrace<T>(name: string, options: SpanOptions, work: Work<T>): Promise<T> {
  return spans === null ? work(NOTHING) : spans.newTrace(name, options, work);
}

/** Does work as a span of the active trace; where none is active, or it is not kept, there is no span. */
export function withinTrace<T>(name: string, options: SpanOptions, work: Work<T>): Promise<T> {
  return spans === null ? work(NOTHING) : spans.withinTrace(name, options, work);
}

/**
 * Does work for several traces at once, as a batch is: it continues the first and links to the others. Without any it
 * belongs to no trace, whatever was active where it was begun.
 *
 * @param traceparents of {@link activeTraceparent}; null and repeated ones count for nothing
 */
export function continueTraces<T>(
  traceparents: Iterable<string | null>,
  name: string,
  options: SpanOptions,
  work: Work<T>,
): Promise<T> {
  if (spans === null) return work(NOTHING);
  const distinct = [...new Set(traceparents)].filter((traceparent) => traceparent !== null);
  return spans.continueTraces(distinct, name, options, work);
}

/** Does what goes on after whoever began it, such as a loop, outside of any trace. */
export function detached<T>(work: () => T): T {
  return spans === null ? work() : spans.detached(work);
}

/**
 * The active span in the form of W3C Trace Context, 55 characters, to continue its trace later or elsewhere.
 *
 * @returns null where no trace is kept
 */
export function activeTraceparent(): string | null {
  return spans === null ? null : spans.activeTraceparent();
}

/** The active span as a line of the log names it; undefined where no trace is kept. */
export function activeIds(): { trace_id: string; span_id: string } | undefined {
  return spans?.activeIds();
}
