import 'reflect-metadata';
import { loadConfig } from '#platform';
import { createApp } from '../../../apps/third-party/src/create-app.js';
import { freePort } from '../../support/ports.js';

/** Every route of the service, as `METHOD path` with parameters in braces; but the copies that answer HEAD. */
export async function routesOfTheService(): Promise<string[]> {
  const env = { DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent', MQTT_PORT: String(await freePort()) };
  const app = await createApp(loadConfig(env));
  const routes: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    });
  await app.init();
  await app.close();
  return routes.filter((route) => !route.startsWith('HEAD ')).sort();
}
