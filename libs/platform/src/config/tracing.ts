import { validateHeaderValue } from 'node:http';
import { z } from 'zod';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go, and which are kept. */
export interface TracingConfig {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly batch: {
    /** How long spans are gathered before they are sent. */
    readonly delayMs: number;
    /** How long the collector may take. */
    readonly timeoutMs: number;
    /** Spans sent at once. */
    readonly size: number;
    /** Spans that wait; those beyond are lost. */
    readonly queueSize: number;
  };
  /** `ratio`, from 0 to 1, is for the samplers that have it in their name. */
  readonly sampler: { readonly name: (typeof SAMPLERS)[number]; readonly ratio: number };
}

const ONLY_JSON = 'must be http/json, which is all that the service speaks';
const collector = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const protocol = z.literal('http/json', ONLY_JSON).optional();
const headers = z
  .string()
  .regex(/^[\w.-]+=[^,=\s][^,\s]*(,\s*[\w.-]+=[^,=\s][^,\s]*)*$/, 'must be key=value, several with commas between')
  .refine(isPercentEncoded, 'must have its values percent-encoded (% as %25)')
  .transform((list) =>
    Object.fromEntries(
      list.split(',').map((pair) => {
        const [key = '', ...value] = pair.trim().split('=');
        return [key.toLowerCase(), decodeURIComponent(value.join('='))];
      }),
    ),
  )
  .refine(areSendable, 'must have values that a header can have: no line breaks, no control characters');

/** Spans, as OpenTelemetry has them unless told otherwise. */
const [BATCH_SIZE, QUEUE_SIZE] = [512, 2_048];

const amountOf = (what: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, `must be a number of ${what}, from 1 to 999999`)
    .transform(Number);

/** OpenTelemetry's own names, for what of it there is here. */
export const tracingSchema = {
  OTEL_SDK_DISABLED: z.enum(['true', 'false'], 'must be true or false').default('false'),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], 'must be otlp or none').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_HEADERS: headers.optional(),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: headers.optional(),
  OTEL_SERVICE_NAME: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must consist of letters, digits, ".", "_" and "-"')
    .default('robot-ifttt'),
  OTEL_BSP_SCHEDULE_DELAY: amountOf('milliseconds').default(5_000),
  OTEL_BSP_EXPORT_TIMEOUT: amountOf('milliseconds').default(30_000),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: amountOf('spans').optional(),
  OTEL_BSP_MAX_QUEUE_SIZE: amountOf('spans').default(QUEUE_SIZE),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0?\.\d+|[01](\.0+)?)$/, 'must be a number from 0 to 1')
    .transform(Number)
    .default(1),
};

type TracingVariables = Readonly<Partial<Record<keyof typeof tracingSchema, string>>>;

/** What is wrong with values that are right each by itself. */
export function checkTracing(variables: TracingVariables, problems: Record<string, string>): void {
  const { OTEL_BSP_MAX_EXPORT_BATCH_SIZE: size, OTEL_BSP_MAX_QUEUE_SIZE: queueSize = QUEUE_SIZE } = variables;
  if (Number(size) > Number(queueSize)) {
    problems.OTEL_BSP_MAX_EXPORT_BATCH_SIZE ??= `must not be more than OTEL_BSP_MAX_QUEUE_SIZE (unset: ${QUEUE_SIZE})`;
  }
}

type TracingEnvironment = z.output<z.ZodObject<typeof tracingSchema>>;

/**
 * Off unless an endpoint or the exporter is named: OpenTelemetry's own default would have every process look for a
 * collector on its machine.
 */
export function tracingOf(env: TracingEnvironment): TracingConfig | undefined {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (endpoint && `${endpoint.replace(/\/+$/, '')}/v1/traces`);
  const exporter = env.OTEL_TRACES_EXPORTER ?? (url === undefined ? 'none' : 'otlp');
  if (exporter === 'none' || env.OTEL_SDK_DISABLED === 'true') return undefined;
  return {
    url: url ?? 'http://localhost:4318/v1/traces',
    headers: { ...env.OTEL_EXPORTER_OTLP_HEADERS, ...env.OTEL_EXPORTER_OTLP_TRACES_HEADERS },
    serviceName: env.OTEL_SERVICE_NAME,
    batch: {
      delayMs: env.OTEL_BSP_SCHEDULE_DELAY,
      timeoutMs: env.OTEL_BSP_EXPORT_TIMEOUT,
      size: env.OTEL_BSP_MAX_EXPORT_BATCH_SIZE ?? Math.min(BATCH_SIZE, env.OTEL_BSP_MAX_QUEUE_SIZE),
      queueSize: env.OTEL_BSP_MAX_QUEUE_SIZE,
    },
    sampler: { name: env.OTEL_TRACES_SAMPLER, ratio: env.OTEL_TRACES_SAMPLER_ARG },
  };
}

function areSendable(headers: Readonly<Record<string, string>>): boolean {
  try {
    for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
