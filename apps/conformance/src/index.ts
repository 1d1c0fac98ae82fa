export { ConformanceError } from './conformance-error.js';
export { type AuthenticationOptions, type ConformanceOptions } from './options.js';
export { type Failure, failedRules, type Report, type Result } from './report/report.js';
export { runConformance } from './run.js';
export { NOT_VISIBLE, RULES } from './rules/index.js';
