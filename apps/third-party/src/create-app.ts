import { ACCOUNT_PAGES } from '#account';
import { registerAuthPlugins } from '#auth';
import { registerHotPath } from '#hot-path';
import { registerProblemPages } from '#pages';
import { type Config } from '#platform';
import { REFERENCE_PAGES } from '#reference';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createHttpApp } from './create-http-app.js';

/** The service, composed and ready to listen. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const app = await createHttpApp(AppModule.forRoot(config), config);
  registerHotPath(app);
  await registerAuthPlugins(app, config);
  registerProblemPages(app, [...ACCOUNT_PAGES, ...REFERENCE_PAGES]);
  return app;
}
