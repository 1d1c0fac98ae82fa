import type { FastifyInstance } from 'fastify';
import type { Platform } from '../../platform/index.js';
import type { Form } from '../forms.js';
import { textOf } from '../forms.js';
import { withNotice } from '../notices.js';
import { sendPage } from '../render.js';
import type { PageData } from '../views.js';

const DENIED: PageData['returned'] = {
  title: 'Not connected',
  explanation: 'You did not allow it, so the stand-in has no access to your account. Nothing was changed.',
  connected: false,
};

export function connectionRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/connections', async (_request, reply) => {
    const { service } = await platform.description();
    if (!service.authenticatesUsers) {
      platform.connectWithoutAccount();
      return reply.redirect(withNotice('/', 'connected'), 303);
    }
    // A page that leads on, rather than a redirect: `form-action` would hold for every host that a service then leads to.
    const { authorizeUrl } = platform.connect();
    return sendPage(reply, 'leaving', { serviceName: service.name, leadTo: authorizeUrl });
  });

  app.get<{ Querystring: Form }>('/connections/returned', async ({ query }, reply) =>
    sendPage(reply, 'returned', returnedView(platform, textOf(query, 'outcome'))),
  );

  app.post<{ Params: { id: string } }>('/connections/:id/disconnect', async ({ params }, reply) => {
    await platform.disconnect(params.id);
    return reply.redirect(withNotice('/', 'disconnected'), 303);
  });
}

function returnedView(platform: Platform, outcome: string): PageData['returned'] {
  switch (outcome) {
    case 'connected':
      return {
        title: 'Connected',
        explanation: `The stand-in now works with the account of ${newestName(platform)}.`,
        connected: true,
      };
    case 'denied':
      return DENIED;
    default:
      return { title: 'The connection failed', explanation: whyItFailed(platform), connected: false };
  }
}

function newestName(platform: Platform): string {
  const newest = platform.connections().toSorted((one, other) => other.connectedAt - one.connectedAt)[0];
  return newest?.user.name ?? 'a person who has disconnected since';
}

/** The words are the feed's: an address could be made up by anybody. */
function whyItFailed(platform: Platform): string {
  const newest = platform
    .activities({ limit: 20 })
    .find(({ kind, appletId, triggerIdentity }) => kind === 'failure' && !appletId && !triggerIdentity);
  const why = newest ? `${newest.title.replace(/\.$/, '')}.` : 'The service gave no token.';
  return `${why} The activity feed has the requests and the answers.`;
}
