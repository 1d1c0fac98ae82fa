import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Long enough for any id in use and short enough for its column; nothing that could break a header or a log line. */
const ACCEPTABLE = /^[\w.:=+/-]{1,200}$/;

/** The caller's X-Request-ID (platform rule 2) where it is a sane one, and a uuid of our own where it is not. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const sent = headers['x-request-id'];
  return isRequestId(sent) ? sent : randomUUID();
}

/** Whether what came as X-Request-ID can be kept and repeated; where it cannot, it counts for nothing. */
export function isRequestId(sent: string | string[] | undefined): sent is string {
  return typeof sent === 'string' && ACCEPTABLE.test(sent);
}
