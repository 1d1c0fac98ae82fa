import { describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.js';

const tracing = (env: Record<string, string>) => loadConfig(env).tracing;
const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example/otlp/' };

describe('traces', () => {
  it('are off, unless an endpoint or the exporter is named', () => {
    expect(tracing({})).toBeUndefined();
    expect(tracing({ OTEL_SERVICE_NAME: 'robots', OTEL_TRACES_SAMPLER: 'always_on' })).toBeUndefined();
    expect(tracing({ OTEL_TRACES_EXPORTER: 'otlp' })?.url).toBe('http://localhost:4318/v1/traces');
  });

  it.each<Record<string, string>>([{ OTEL_TRACES_EXPORTER: 'none' }, { OTEL_SDK_DISABLED: 'true' }])(
    'are off with %j',
    (off) => {
      expect(tracing({ ...ENDPOINT, ...off })).toBeUndefined();
    },
  );

  it('go to the path for traces below the endpoint, or to their own endpoint as it is', () => {
    expect(tracing(ENDPOINT)?.url).toBe('https://collector.example/otlp/v1/traces');
    const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/here' };
    expect(tracing({ ...ENDPOINT, ...own })?.url).toBe('https://traces.example/here');
  });

  it('are of all requests and messages, every five seconds, unless told otherwise', () => {
    expect(tracing(ENDPOINT)).toMatchObject({
      headers: {},
      serviceName: 'robot-ifttt',
      batch: { delayMs: 5_000, timeoutMs: 30_000, size: 512, queueSize: 2_048 },
      sampler: { name: 'parentbased_always_on', ratio: 1 },
    });
    expect(
      tracing({ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' }),
    ).toMatchObject({
      sampler: { name: 'traceidratio', ratio: 0.25 },
    });
  });

  it('are sent as OpenTelemetry would be told, never more at once than may wait', () => {
    const batch = (env: Record<string, string>) => tracing({ ...ENDPOINT, ...env })?.batch;
    expect(batch({ OTEL_BSP_MAX_QUEUE_SIZE: '100' })).toMatchObject({ size: 100, queueSize: 100 });
    const all = { OTEL_BSP_MAX_QUEUE_SIZE: '9000', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '3000' };
    expect(batch({ ...all, OTEL_BSP_SCHEDULE_DELAY: '10', OTEL_BSP_EXPORT_TIMEOUT: '20' })).toEqual({
      delayMs: 10,
      timeoutMs: 20,
      size: 3_000,
      queueSize: 9_000,
    });
  });

  it('take headers as OpenTelemetry writes them', () => {
    const headers = { OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Basic%20YWRhOg==, x-tenant=robots' };
    expect(tracing({ ...ENDPOINT, ...headers })?.headers).toEqual({
      authorization: 'Basic YWRhOg==',
      'x-tenant': 'robots',
    });
    const own = { OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'X-Tenant=traces' };
    expect(tracing({ ...ENDPOINT, ...headers, ...own })?.headers).toEqual({
      authorization: 'Basic YWRhOg==',
      'x-tenant': 'traces',
    });
  });
});
