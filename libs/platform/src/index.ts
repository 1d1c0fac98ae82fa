export { Config, type LogLevel } from './config/config.js';
export { describeDevelopmentValues } from './config/describe.js';
export { ConfigError, loadConfig } from './config/load-config.js';
export { Readiness, ReadinessCheck, type ReadinessReport } from './health/readiness.js';
export { Metrics } from './metrics/metrics.js';
export { PlatformModule } from './platform.module.js';
