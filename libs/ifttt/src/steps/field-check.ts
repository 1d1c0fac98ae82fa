import { ServiceError } from '../errors/service-error.js';
import { type FieldDefinition, type FieldDefinitions, type FieldValue } from './fields.js';
import { isBlank, VALUE_KINDS } from './field-values.js';

/** The key of a request under which the fields stand. */
export type FieldContainer = 'triggerFields' | 'actionFields' | 'queryFields';

/**
 * The values of a step's own fields, in the order of its definition. Others are ignored (platform rule 5), and a blank
 * one is an absent one.
 *
 * @throws ServiceError `MissingField` for a required field without a value (platform rules 19, 25 and 27),
 *   `InvalidRequest` for a value of the wrong type or size
 */
export function checkFields(
  definitions: FieldDefinitions,
  given: Readonly<Record<string, unknown>>,
  container: FieldContainer,
): Record<string, FieldValue | undefined> {
  const checked = Object.entries(definitions).map(([field, definition]) => {
    const value = Object.hasOwn(given, field) ? given[field] : undefined;
    return [field, checkValue(`${container}.${field}`, definition, value)] as const;
  });
  for (const [field, value] of checked) {
    if (value === undefined && definitions[field]!.required)
      throw new ServiceError('MissingField', { field, container });
  }
  return Object.fromEntries(checked);
}

/** In characters of JSON. More than any person enters, and less than the database keeps. */
const MAX_VALUE_LENGTH = 2_000;

function checkValue(path: string, { type }: FieldDefinition, given: unknown): FieldValue | undefined {
  if (isBlank(given)) return undefined;
  const { expected, read } = VALUE_KINDS[type];
  const value = read(given);
  if (value === undefined) throw new ServiceError('InvalidRequest', { problem: `${path} must be ${expected}.` });
  if (JSON.stringify(value).length > MAX_VALUE_LENGTH) {
    throw new ServiceError('InvalidRequest', { problem: `${path} is too long.` });
  }
  return value;
}
