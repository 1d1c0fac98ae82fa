import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import { ICON } from './icon.js';
import { SCRIPT } from './script.js';
import { STYLESHEET } from './stylesheet.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

const ASSETS = {
  'style.css': { type: 'text/css; charset=utf-8', body: STYLESHEET },
  'icon.svg': { type: 'image/svg+xml; charset=utf-8', body: ICON },
  'page.js': { type: JAVASCRIPT, body: SCRIPT },
  'htmx.js': { type: JAVASCRIPT, body: fileOf('htmx.org/dist/htmx.min.js') },
  'htmx-sse.js': { type: JAVASCRIPT, body: fileOf('htmx-ext-sse/dist/sse.min.js') },
} as const;

/** Where a page finds each asset. The address changes with the content, so that it can be cached for good. */
export const ASSET_URLS = Object.fromEntries(
  Object.entries(ASSETS).map(([name, { body }]) => [name, `/assets/${name}?v=${versionOf(body)}`]),
) as Readonly<Record<keyof typeof ASSETS, string>>;

/** Style, icon and scripts, each from memory. */
export function assetRoutes(app: FastifyInstance): void {
  for (const [name, { type, body }] of Object.entries(ASSETS)) {
    app.get(`/assets/${name}`, (_request, reply) => reply.type(type).header('cache-control', FOR_GOOD).send(body));
  }
}

/** A file of an installed package. */
function fileOf(specifier: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(specifier), 'utf8');
}

function versionOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 12);
}
