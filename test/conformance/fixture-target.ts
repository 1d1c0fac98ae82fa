import { type ConformanceOptions } from '../../apps/conformance/src/index.js';
import { type Authentication } from '../fixture-service/fixture.module.js';
import { type FixtureService, SERVICE_KEYS, startFixtureService } from '../fixture-service/start.js';

/** The fixture service as it is tested: in memory, with nobody to notify. */
export function startFixtureTarget(authentication: Authentication): Promise<FixtureService> {
  return startFixtureService({
    databaseUrl: 'sqlite::memory:',
    authentication,
    realtimeUrl: 'http://127.0.0.1:9/v1/notifications',
  });
}

/** How the fixture service is tested, at whatever address it is reached. */
export function fixtureOptions(origin: string): ConformanceOptions {
  return { url: `${origin}/third-party`, serviceKey: SERVICE_KEYS[0], description: `${origin}/docs/service.json` };
}
