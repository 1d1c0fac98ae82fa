import { Eta } from 'eta';
import type { FastifyReply } from 'fastify';
import { ASSET_URLS } from './assets/assets.js';
import { TEMPLATES } from './templates/index.js';
import type { PageData } from './views.js';

/** Nothing that needs inline code or style, and no copies of pages in the browser's storage. */
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  // Without `style`, which would be inline.
  attributesToSettle: ['class'],
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: '204', swap: false },
    // A form that could not be carried out comes back with what was typed.
    { code: '[23]..|409|422|502', swap: true },
    { code: '[45]..', swap: false, error: true },
  ],
});

/** What the layout shows on every page. */
const FRAME = {
  assets: ASSET_URLS,
  htmxConfig: HTMX_CONFIG,
  pages: [
    { section: 'home', url: '/', title: 'Overview' },
    { section: 'builder', url: '/applets/new', title: 'New Applet' },
    { section: 'queries', url: '/queries', title: 'Queries' },
    { section: 'activity', url: '/activity', title: 'Activity' },
    { section: 'settings', url: '/settings', title: 'Settings' },
  ],
};

const eta = new Eta();
for (const [name, template] of Object.entries(TEMPLATES)) eta.loadTemplate(`@${name}`, template);

/** The HTML of a page or a part of one; every value is escaped. */
export function render<Name extends keyof PageData>(name: Name, data: PageData[Name]): string {
  return eta.render(`@${name}`, { ...data, frame: FRAME });
}

/** Answers with a page. */
export function sendPage<Name extends keyof PageData>(
  reply: FastifyReply,
  name: Name,
  data: PageData[Name],
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(render(name, data));
}
