import { setMaxListeners } from 'node:events';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform/index.js';
import { assetRoutes } from './assets/assets.js';
import { ForeignRequest, protect } from './protection.js';
import { sendPage } from './render.js';
import { activityRoutes } from './routes/activity.js';
import { appletRoutes } from './routes/applets.js';
import { builderRoutes } from './routes/builder.js';
import { connectionRoutes } from './routes/connections.js';
import { homeRoutes } from './routes/home.js';
import { queryRoutes } from './routes/queries.js';
import { settingsRoutes } from './routes/settings.js';
import { type Trouble, troubleOf } from './trouble.js';

/** Open pages that listen to the feed; Node warns of more listeners than it is told of. */
const OPEN_PAGES = 100;

/**
 * Adds the stand-in's web pages, everything that a person does with a platform. They keep to themselves what they need,
 * so that routes which `app` has beside them, and which services call, are as they were.
 */
export async function registerPages(app: FastifyInstance, platform: Platform): Promise<void> {
  setMaxListeners(OPEN_PAGES, platform);
  await app.register(async (pages) => {
    await pages.register(formbody);
    pages.removeContentTypeParser(['application/json', 'text/plain']); // what people send are forms
    pages.addHook('preHandler', async (request) => {
      request.body ??= {}; // an empty form has no body
    });
    await protect(pages);
    pages.setErrorHandler(tell);
    pages.setNotFoundHandler(async (_request, reply) => sendPage(reply, 'problem', NO_PAGE, NO_PAGE.status));
    assetRoutes(pages);
    homeRoutes(pages, platform);
    connectionRoutes(pages, platform);
    builderRoutes(pages, platform);
    appletRoutes(pages, platform);
    queryRoutes(pages, platform);
    activityRoutes(pages, platform);
    settingsRoutes(pages, platform);
  });
}

const NO_PAGE = {
  status: 404,
  title: 'There is no such page',
  explanation: 'The address is wrong, or the page is not here any more.',
  connect: false,
};

function tell(error: Error & { readonly statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  const trouble = troubleOf(error) ?? ownTrouble(error);
  if (trouble.status === 500) request.log.error(error);
  return sendPage(reply, 'problem', trouble, trouble.status);
}

function ownTrouble(error: Error & { readonly statusCode?: number }): Trouble {
  if (error instanceof ForeignRequest) {
    const hint = 'Open the stand-in at its own address and try again there.';
    return { status: 403, title: 'This request is refused', explanation: error.message, hint, connect: false };
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return { status, title: 'This does not work as it is', explanation: error.message, connect: false };
  const explanation = 'Something went wrong in the stand-in itself; what it printed says more.';
  return { status: 500, title: 'The stand-in has a fault', explanation, connect: false };
}
