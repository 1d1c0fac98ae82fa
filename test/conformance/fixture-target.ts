import { expect, vi } from 'vitest';
import { type ConformanceOptions } from '../../apps/conformance/src/index.js';
import { type Authentication } from '../fixture-service/fixture.module.js';
import { type FixtureService, SERVICE_KEYS, startFixtureService } from '../fixture-service/start.js';
import { send } from '../support/http.js';

/**
 * The fixture service as it is tested: in memory, with nobody to notify. It starts within this process, which stood
 * still until a moment ago: it resolves when the service takes requests and sheds no load any more.
 */
export async function startFixtureTarget(authentication: Authentication): Promise<FixtureService> {
  const service = await startFixtureService({
    databaseUrl: 'sqlite::memory:',
    authentication,
    realtimeUrl: 'http://127.0.0.1:9/v1/notifications',
  });
  const headers = { 'IFTTT-Service-Key': SERVICE_KEYS[0] };
  const isWell = async (): Promise<void> => {
    expect((await send(`${service.prefix}/status`, { headers })).status).toBe(200);
  };
  await vi.waitFor(isWell, { timeout: 15_000, interval: 100 });
  return service;
}

/** How the fixture service is tested, at whatever address it is reached. */
export function fixtureOptions(origin: string): ConformanceOptions {
  return { url: `${origin}/third-party`, serviceKey: SERVICE_KEYS[0], description: `${origin}/docs/service.json` };
}
