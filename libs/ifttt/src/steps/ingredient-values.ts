import { type IngredientDefinition } from './ingredients.js';

/** The W3C's profile of ISO 8601 (NOTE-datetime): a whole date, and a date with a time and its zone. */
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DATE_TIME = /^([^T]+)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The value of a `datetime` ingredient: `2013-11-04T09:23:00Z`, in whole seconds like `meta.timestamp`.
 *
 * @param epochMs milliseconds since 1970 (UTC)
 */
export function dateTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** What an ingredient's example is that it should not be; undefined when it has the form of its type. */
export function exampleProblem({ type, example }: IngredientDefinition): string | undefined {
  switch (type) {
    case 'string':
      return undefined;
    case 'url':
    case 'image':
    case 'file':
      return isWebAddress(example) ? undefined : 'no http or https URL';
    case 'date':
      return isDate(example) ? undefined : 'no date like 2013-12-31';
    case 'datetime':
      return isDateTime(example) ? undefined : 'no date and time like 2013-11-04T09:23:00Z';
  }
}

function isDate(text: string): boolean {
  // The 31st of every month matches; JavaScript moves on to the next month where there is none.
  return DATE.test(text) && new Date(text).toISOString().startsWith(text);
}

function isDateTime(text: string): boolean {
  const date = DATE_TIME.exec(text)?.[1];
  return date !== undefined && isDate(date);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
