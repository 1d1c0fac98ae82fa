import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { Readiness } from './health/readiness.js';
import { Draining } from './http/draining.js';
import { Metrics } from './metrics/metrics.js';

/** Configuration, metrics, readiness and how a process leaves, for everyone. */
@Global()
@Module({
  providers: [{ provide: Config, useFactory: () => loadConfig() }, Metrics, Readiness, Draining],
  exports: [Config, Metrics, Readiness, Draining],
})
export class PlatformModule {
  /** With a configuration that was loaded already: `main.ts` needs it before there is a module, tests make their own. */
  static forRoot(config: Config): DynamicModule {
    return { module: PlatformModule, providers: [{ provide: Config, useValue: config }] };
  }
}
