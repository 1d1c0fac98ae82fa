import { type CatalogueEntry, ERRORS, type ErrorName } from './catalogue.js';

export interface ServiceErrorOptions extends ErrorOptions {
  /** Several things are wrong at once: one message each, in place of the entry's own. */
  readonly messages?: readonly string[];
  /** Headers of the answer beside those of the entry. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An error whose answer is in the catalogue.
 *
 * @param name the catalogue's entry
 * @param details fill the `{placeholders}` of its message; never a secret, for the caller reads them
 */
export class ServiceError extends Error {
  readonly entry: CatalogueEntry;
  readonly messages: readonly string[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    override readonly name: ErrorName,
    details: Readonly<Record<string, string>> = {},
    options: ServiceErrorOptions = {},
  ) {
    const entry: CatalogueEntry = ERRORS[name];
    const message = entry.message.replace(/\{(\w+)\}/g, (placeholder, key: string) => details[key] ?? placeholder);
    super(message, options);
    this.entry = entry;
    this.messages = options.messages ?? [message];
    this.headers = { ...entry.headers, ...options.headers };
  }
}
