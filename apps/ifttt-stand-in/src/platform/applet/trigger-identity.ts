import { createHash } from 'node:crypto';
import type { FieldValues } from '../views.js';

/**
 * Names a person's use of a trigger with certain fields: 40 hexadecimal digits, the same for every Applet with the
 * same three, whatever the order of the fields.
 */
export function triggerIdentity(userId: string, slug: string, fields: FieldValues): string {
  const ordered = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha1')
    .update(JSON.stringify([userId, slug, ordered]))
    .digest('hex');
}
