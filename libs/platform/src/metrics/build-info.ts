import { version } from '../version.js';
import type { Metrics } from './metrics.js';

/** `build_info`: which release answers; its value is always 1. */
export function registerBuildInfo(metrics: Metrics): void {
  metrics
    .gauge({ name: 'build_info', help: 'Always 1; the release is its label.', labelNames: ['version'] })
    .set({ version }, 1);
}
