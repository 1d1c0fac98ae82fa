import 'reflect-metadata';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { loadConfig } from '#platform';
import { createApp } from '../../../apps/third-party/src/create-app.js';
import type { FastifyInstance } from 'fastify';
import { freePort } from '../../support/ports.js';

/** Every route of the service, as `METHOD path` with parameters in braces; but the copies that answer HEAD. */
export async function routesOfTheService(): Promise<string[]> {
  const env = { DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent', MQTT_PORT: String(await freePort()) };
  const routes: string[] = [];
  // From the moment on when there is a server: some routes are added while it is set up.
  const listen = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    });
  };
  subscribe('fastify.initialization', listen);
  const app = await createApp(loadConfig(env)).finally(() => unsubscribe('fastify.initialization', listen));
  await app.init();
  await app.close();
  return routes.filter((route) => !route.startsWith('HEAD ')).sort();
}
