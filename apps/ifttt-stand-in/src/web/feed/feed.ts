import type { Platform } from '../../platform/index.js';
import type { FeedView } from '../views.js';
import { entryOf } from './entry.js';

export interface FeedRequest {
  readonly title: string;
  /** The page that the feed is on. */
  readonly path: string;
  readonly limit: number;
  readonly appletId?: string;
  /** The page's query: `live=off` pauses, `before` shows what is older than an entry. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** A feed and where it goes on. */
export function feedOf(platform: Platform, { title, path, limit, appletId, query }: FeedRequest): FeedView {
  const before = Number(query.before);
  const isPast = Number.isSafeInteger(before) && before > 0;
  const entries = platform.activities({ limit, ...(appletId && { appletId }), ...(isPast && { before }) }).map(entryOf);
  const isLive = query.live !== 'off' && !isPast;
  const stream = new URLSearchParams({ after: String(entries[0]?.id ?? 0), ...(appletId && { applet: appletId }) });
  const oldest = entries.at(-1);
  return {
    title,
    entries,
    toggle: isLive ? `${path}?live=off` : path,
    ...(isLive && { stream: `/activity/stream?${String(stream)}` }),
    ...(oldest && entries.length === limit && { older: olderThan(oldest.id, appletId) }),
  };
}

function olderThan(id: number, appletId: string | undefined): string {
  return `/activity?${String(new URLSearchParams({ before: String(id), ...(appletId && { applet: appletId }) }))}`;
}
