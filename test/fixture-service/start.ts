import 'reflect-metadata';
import { loadConfig } from '#platform';
import { createHttpApp } from '../../apps/third-party/src/create-http-app.js';
import { type Authentication, FixtureModule } from './fixture.module.js';
import { Greenhouse } from './greenhouse/greenhouse.js';

/** Two are valid at once, as while a service is cloned (platform rule 6). */
export const SERVICE_KEYS = ['4c1f6a2e9b0d', 'a7d03f5b8e21'] as const;

export interface FixtureSettings {
  readonly databaseUrl: string;
  readonly authentication: Authentication;
  /** Where realtime notifications go. */
  readonly realtimeUrl: string;
}

/** A service made of this project's libraries that is no robot's: it runs in the process of the tests. */
export interface FixtureService {
  readonly url: string;
  /** What IFTTT knows as the API URL prefix, with the protocol's own part. */
  readonly prefix: string;
  readonly greenhouse: Greenhouse;
  close(): Promise<void>;
}

/** Resolves when the service listens, on a free port. */
export async function startFixtureService(settings: FixtureSettings): Promise<FixtureService> {
  const config = loadConfig({
    DATABASE_URL: settings.databaseUrl,
    IFTTT_SERVICE_KEY: SERVICE_KEYS.join(','),
    IFTTT_REALTIME_URL: settings.realtimeUrl,
    LOG_LEVEL: 'silent',
  });
  const app = await createHttpApp(FixtureModule.forRoot(config, settings.authentication), config);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    prefix: `${url}/third-party/ifttt/v1`,
    greenhouse: app.get(Greenhouse, { strict: false }),
    close: () => app.close(),
  };
}
