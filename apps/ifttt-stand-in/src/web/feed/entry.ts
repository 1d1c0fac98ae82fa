import type { Activity, ActivityKind, Exchange, HttpRequest } from '../../platform/index.js';
import { timeOf } from '../times.js';
import type { EntryView, Tone } from '../views.js';

const KINDS: Readonly<Record<ActivityKind, { readonly label: string; readonly tone: Tone }>> = {
  connection: { label: 'Account', tone: '' },
  applet: { label: 'Applet', tone: '' },
  notification: { label: 'Realtime', tone: '' },
  poll: { label: 'Poll', tone: '' },
  run: { label: 'Run', tone: 'good' },
  skip: { label: 'Skip', tone: '' },
  query: { label: 'Query', tone: '' },
  request: { label: 'Request', tone: '' },
  failure: { label: 'Failure', tone: 'bad' },
};

/** An entry of the feed as it is shown. */
export function entryOf({ id, at, kind, title, exchange }: Activity): EntryView {
  return {
    id,
    ...KINDS[kind],
    title,
    moment: new Date(at).toISOString(),
    time: timeOf(at),
    ...(exchange && { exchange: messagesOf(exchange) }),
  };
}

function messagesOf({ request, response, error, milliseconds }: Exchange): NonNullable<EntryView['exchange']> {
  return {
    request: messageOf(`${request.method} ${request.url}`, request),
    answer: response ? messageOf(`HTTP ${response.status}`, response) : (error ?? 'No answer.'),
    milliseconds,
  };
}

function messageOf(start: string, { headers, body }: Pick<HttpRequest, 'headers' | 'body'>): string {
  const lines = [start, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return [lines.join('\n'), ...(body === '' ? [] : [body])].join('\n\n');
}
