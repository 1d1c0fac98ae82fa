import { type ServiceError } from './service-error.js';

/** What a failure looks like on the wire (platform rules 3 and 28). */
export interface ErrorsBody {
  readonly errors: readonly { readonly message: string; readonly status?: 'SKIP' }[];
}

export const JSON_UTF8 = 'application/json; charset=utf-8';

/** What the caller reads of an error: its messages, and whether IFTTT is to skip it. */
export function errorsBody({ entry, messages }: ServiceError): ErrorsBody {
  return { errors: messages.map((message) => ({ ...(entry.skip && { status: 'SKIP' as const }), message })) };
}
