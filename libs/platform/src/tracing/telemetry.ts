import { context, diag, DiagLogLevel } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config/tracing.js';
import { version } from '../version.js';
import { OtelSpans } from './otel-spans.js';

/** For the last spans, when the process stops. */
const STOP_TIMEOUT_MS = 3_000;

export interface Telemetry {
  readonly spans: OtelSpans;
  /** Sends what there is, within three seconds, and ends. */
  readonly stop: () => Promise<void>;
}

/**
 * OpenTelemetry, set up; loaded only where traces are on. Certificates, compression and timeout of the exporter, and
 * attributes of the resource, are variables that OpenTelemetry reads by itself.
 *
 * No package but OpenTelemetry's is loaded here or in what this imports, so that a bundle keeps these apart.
 *
 * @param instance tells this process from others
 * @param complain told that spans were lost, with the code of an error
 */
export function startTelemetry(config: TracingConfig, instance: string, complain: (code: string) => void): Telemetry {
  const { url, headers, serviceName, batch, sampler } = config;
  listenToComplaints(complain);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers } });
  const own = { 'service.name': serviceName, 'service.version': version, 'service.instance.id': instance };
  const provider = new TracerProvider({
    sampler: samplerOf(sampler),
    resource: defaultResource()
      .merge(resourceFromAttributes(own))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: batch.delayMs,
        exportTimeoutMillis: batch.timeoutMs,
        maxExportBatchSize: batch.size,
        maxQueueSize: batch.queueSize,
      }),
    ],
  });
  return {
    spans: new OtelSpans(provider.getTracer('robot-ifttt', version)),
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_TIMEOUT_MS)));
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
      context.disable();
    },
  };
}

function samplerOf({ name, ratio }: TracingConfig['sampler']): Sampler {
  switch (name) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
    case 'parentbased_always_on':
      return new ParentBasedSampler({ root: new AlwaysOnSampler() });
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() });
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
  }
}

/** What OpenTelemetry has to say may hold answers of the collector, and its headers: nothing but a code is handed on. */
function listenToComplaints(complain: (code: string) => void): void {
  const hear = (text: string): void => complain(/"code":"(\w+)"/.exec(text)?.[1] ?? 'no code');
  const pass = (): void => {};
  const complaints = { error: hear, warn: hear, info: pass, debug: pass, verbose: pass };
  diag.setLogger(complaints, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
