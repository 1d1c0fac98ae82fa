import { ServiceError } from '../errors/service-error.js';
import { type FieldDefinition, type FieldDefinitions, type FieldType, type FieldValue } from './fields.js';

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

/** Whether the person left a field empty. */
export function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

const EXPECTED: Readonly<Record<FieldType, { readonly type: string; readonly is: (value: unknown) => boolean }>> = {
  text: { type: 'a string', is: isString },
  dropdown: { type: 'a string', is: isString },
  checkbox: { type: 'an array of strings', is: (value) => Array.isArray(value) && value.every(isString) },
  location: { type: 'a location with lat and lng', is: isLocation },
};

function checkValue(path: string, { type }: FieldDefinition, value: unknown): FieldValue | undefined {
  if (isBlank(value)) return undefined;
  const expected = EXPECTED[type];
  if (!expected.is(value)) throw new ServiceError('InvalidRequest', { problem: `${path} must be ${expected.type}.` });
  if (JSON.stringify(value).length > MAX_VALUE_LENGTH) {
    throw new ServiceError('InvalidRequest', { problem: `${path} is too long.` });
  }
  return value as FieldValue;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isLocation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'lat' in value && typeof value.lat === 'number' && 'lng' in value && typeof value.lng === 'number';
}
