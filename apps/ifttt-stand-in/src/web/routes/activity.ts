import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Platform } from '../../platform/index.js';
import { feedOf } from '../feed/feed.js';
import { streamOf } from '../feed/stream.js';
import { type Form, textOf } from '../forms.js';
import { sendPage } from '../render.js';

const ENTRIES = 50;

export function activityRoutes(app: FastifyInstance, platform: Platform): void {
  app.get<{ Querystring: Form }>('/activity', async ({ query }, reply) => {
    const appletId = textOf(query, 'applet') || undefined;
    const feed = feedOf(platform, { title: 'All activity', path: '/activity', limit: ENTRIES, appletId, query });
    return sendPage(reply, 'activity', { feed });
  });

  const ending = new AbortController();
  app.addHook('preClose', async () => ending.abort());

  app.get<{ Querystring: Form }>('/activity/stream', (request, reply) => {
    const appletId = textOf(request.query, 'applet');
    const applet = appletId === '' ? undefined : platform.applets.view(appletId);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    // A browser that connects anew says what it has seen last.
    const after = Number(request.headers['last-event-id'] ?? textOf(request.query, 'after')) || 0;
    const events = streamOf(platform, { after, applet, signal: AbortSignal.any([gone.signal, ending.signal]) });
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(Readable.from(events));
  });
}
