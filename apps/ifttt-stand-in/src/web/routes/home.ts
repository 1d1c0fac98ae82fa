import type { FastifyInstance } from 'fastify';
import type { Platform, ServiceDescription } from '../../platform/index.js';
import { appletSummary } from '../applet-view.js';
import { feedOf } from '../feed/feed.js';
import type { Form } from '../forms.js';
import { noticeOf } from '../notices.js';
import { sendPage } from '../render.js';
import { timeOf } from '../times.js';
import { explain } from '../trouble.js';
import type { PageData } from '../views.js';

const ENTRIES = 20;

export function homeRoutes(app: FastifyInstance, platform: Platform): void {
  app.get<{ Querystring: Form }>('/', async ({ query }, reply) =>
    sendPage(reply, 'home', {
      notice: noticeOf(query),
      service: await serviceOf(platform, query.again !== undefined),
      connections: platform.connections().map(({ connectedAt, ...connection }) => ({
        ...connection,
        path: encodeURIComponent(connection.id),
        since: timeOf(connectedAt),
      })),
      applets: platform.applets.list().map(appletSummary),
      feed: feedOf(platform, { title: 'Live activity', path: '/', limit: ENTRIES, query }),
    }),
  );
}

async function serviceOf(platform: Platform, again: boolean): Promise<PageData['home']['service']> {
  try {
    const description = await platform.description(again);
    const { name, authenticatesUsers } = description.service;
    return { name, summary: summaryOf(description), trouble: '', hasAccounts: authenticatesUsers };
  } catch (error) {
    return { name: platform.service.id, summary: '', trouble: explain(error), hasAccounts: true };
  }
}

function summaryOf({ triggers, actions, queries, service }: ServiceDescription): string {
  const counts = [
    counted(triggers.length, 'trigger', 'triggers'),
    counted(actions.length, 'action', 'actions'),
    counted(queries.length, 'query', 'queries'),
  ];
  const realtime = service.realtime ? 'It notifies IFTTT of news.' : 'It waits to be polled.';
  return `A service with ${counts.join(', ')}. ${realtime}`;
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
