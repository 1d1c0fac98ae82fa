import type { FastifyInstance } from 'fastify';
import { NotFound, type Platform, type ServiceDescription } from '../../platform/index.js';
import { appletDetails, appletState, appletSummary } from '../applet-view.js';
import { feedOf } from '../feed/feed.js';
import { Labels } from '../fields/labels.js';
import type { Form } from '../forms.js';
import { noticeOf, withNotice } from '../notices.js';
import { sendPage } from '../render.js';
import { troubleOf } from '../trouble.js';

const ENTRIES = 30;

interface OneApplet {
  Params: { id: string };
  Querystring: Form;
}

export function appletRoutes(app: FastifyInstance, platform: Platform): void {
  const labels = new Labels(platform);

  // The list by itself, for the page that has it.
  app.get('/applets', (request, reply) =>
    request.headers['hx-request'] === undefined
      ? reply.redirect('/', 303)
      : sendPage(reply, 'applets', { applets: platform.applets.list().map(appletSummary) }),
  );

  app.get<OneApplet>('/applets/:id', async ({ params: { id }, query }, reply) => {
    const applet = platform.applets.view(id);
    return sendPage(reply, 'applet', {
      notice: noticeOf(query),
      applet: await appletDetails(applet, labels, await descriptionIfAny(platform)),
      feed: feedOf(platform, { title: 'Activity', path: pathOf(id), limit: ENTRIES, appletId: id, query }),
    });
  });

  app.get<OneApplet>('/applets/:id/state', ({ params: { id } }, reply) =>
    sendPage(reply, 'applet-state', appletState(platform.applets.view(id))),
  );

  app.post<OneApplet>('/applets/:id/enable', async ({ params: { id } }, reply) => {
    platform.applets.enable(id);
    return reply.redirect(withNotice(pathOf(id), 'enabled'), 303);
  });

  app.post<OneApplet>('/applets/:id/disable', async ({ params: { id } }, reply) => {
    platform.applets.disable(id);
    return reply.redirect(withNotice(pathOf(id), 'disabled'), 303);
  });

  app.post<OneApplet>('/applets/:id/check', async ({ params: { id } }, reply) => {
    await platform.applets.check(id).catch(passOverTrouble);
    return reply.redirect(withNotice(pathOf(id), 'checked'), 303);
  });

  app.post<OneApplet>('/applets/:id/delete', async ({ params: { id } }, reply) => {
    await platform.applets.delete(id);
    return reply.redirect(withNotice('/', 'deleted'), 303);
  });
}

const pathOf = (id: string): string => `/applets/${encodeURIComponent(id)}`;

/** What the service made of the poll is told by the Applet's page: its state and its activity. */
function passOverTrouble(error: unknown): void {
  if (error instanceof NotFound || !troubleOf(error)) throw error;
}

/** The page of an Applet is needed most while its service is away. */
async function descriptionIfAny(platform: Platform): Promise<ServiceDescription | undefined> {
  try {
    return await platform.description();
  } catch (error) {
    if (troubleOf(error)) return undefined;
    throw error;
  }
}
