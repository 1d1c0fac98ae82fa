export { audit } from './audit/audit.js';
export { Config } from './config/config.js';
export { describeDevelopmentValues } from './config/describe.js';
export { ConfigError, loadConfig, loadDatabaseUrl } from './config/load-config.js';
export { Readiness, ReadinessCheck } from './health/readiness.js';
export { Draining } from './http/draining.js';
export { fastifyOptions } from './http/fastify-options.js';
export { registerHttpHooks } from './http/http-hooks.js';
export { isRequestId } from './http/request-id.js';
export { createLogger } from './logging/logger.js';
export { NestLogger } from './logging/nest-logger.js';
export { withoutQuery } from './logging/serializers.js';
export { registerBuildInfo } from './metrics/build-info.js';
export { registerMetricsRoute } from './metrics/metrics-route.js';
export { Metrics } from './metrics/metrics.js';
export { MetricsModule } from './metrics/metrics.module.js';
export {
  activeTraceparent,
  continueTraces,
  detached,
  newTrace,
  type SetAttribute,
  withinTrace,
} from './tracing/spans.js';
export { startTracing } from './tracing/tracing.js';
export { PlatformModule } from './platform.module.js';
export { digestOf, newSecret, sameSecret } from './secrets/secrets.js';
export { hasHalf, mayHaveHalves } from './text/half-characters.js';
export { isReadableName } from './text/names.js';
