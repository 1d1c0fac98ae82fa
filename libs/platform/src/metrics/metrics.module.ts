import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** One registry for an application, for libs that need nothing else of this one. */
@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}
