import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { Readiness } from './health/readiness.js';
import { Draining } from './http/draining.js';
import { MetricsModule } from './metrics/metrics.module.js';

/** Configuration, metrics, readiness and how a process leaves, for everyone. */
@Global()
@Module({
  imports: [MetricsModule],
  providers: [{ provide: Config, useFactory: () => loadConfig() }, Readiness, Draining],
  exports: [Config, MetricsModule, Readiness, Draining],
})
export class PlatformModule {
  /** With a configuration that was loaded already: `main.ts` needs it before there is a module, tests make their own. */
  static forRoot(config: Config): DynamicModule {
    return { module: PlatformModule, providers: [{ provide: Config, useValue: config }] };
  }
}
