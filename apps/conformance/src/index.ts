export { ConformanceError } from './conformance-error.js';
export { type AuthenticationOptions, type ConformanceOptions, type Progress } from './options.js';
export { type Failure, failedRules, type NotVisible, type Outcome, type Report, type Result } from './report/report.js';
export { runConformance } from './run.js';
export { NOT_VISIBLE, RULES } from './rules/index.js';
