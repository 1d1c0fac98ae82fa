import { Logger } from '@nestjs/common';
import type { AuditDetails, AuditEvent } from './events.js';

const logger = new Logger('Audit');

/**
 * Writes a line of the audit log, at level `info`: `"audit":true`, the event, its ids. To be called when what it tells
 * has been committed.
 */
export function audit<Event extends AuditEvent>(event: Event, details: AuditDetails<Event>): void {
  logger.log({ audit: true, event, ...details });
}
