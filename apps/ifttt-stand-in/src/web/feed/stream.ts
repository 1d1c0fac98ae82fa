import { on } from 'node:events';
import { type Activity, type AppletView, isAbout, type Platform } from '../../platform/index.js';
import { render } from '../render.js';
import { entryOf } from './entry.js';

/** As many as the engine gives at once; who was away for longer sees the newest of them. */
const MISSED_AT_MOST = 500;

export interface StreamRequest {
  /** The newest entry that the page has. */
  readonly after: number;
  /** Only what is about it. */
  readonly applet?: AppletView;
  readonly signal: AbortSignal;
}

/**
 * The feed as server-sent events, each an entry in HTML: first what the page missed, then what happens, until the
 * signal is aborted.
 */
export async function* streamOf(platform: Platform, { after, applet, signal }: StreamRequest): AsyncGenerator<string> {
  // Listens before it looks back, so that nothing falls between the two.
  const live = on(platform, 'activity', { signal }) as AsyncIterableIterator<[Activity]>;
  let newest = after;
  yield ': open\n\n';
  for (const activity of missed(platform, after, applet)) {
    newest = activity.id;
    yield eventOf(activity);
  }
  try {
    for await (const [activity] of live) {
      if ((!applet || isAbout(activity, applet)) && activity.id > newest) yield eventOf(activity);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Oldest first. */
function missed(platform: Platform, after: number, applet: AppletView | undefined): Activity[] {
  return platform
    .activities({ limit: MISSED_AT_MOST, ...(applet && { appletId: applet.id }) })
    .filter(({ id }) => id > after)
    .reverse();
}

function eventOf(activity: Activity): string {
  // A bare carriage return ends a line of the stream as well.
  const lines = render('entry', entryOf(activity)).split(/\r\n|\r|\n/);
  return [`id: ${activity.id}`, 'event: activity', ...lines.map((line) => `data: ${line}`), '', ''].join('\n');
}
