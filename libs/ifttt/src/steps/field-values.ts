import { type Location } from '#contract';
import { type FieldType, type FieldValue } from './fields.js';

/** How a value of each type is read from a request. */
interface ValueKind {
  /** What an error says that it must be. */
  readonly expected: string;
  /** Undefined for a value of another type. */
  readonly read: (value: unknown) => FieldValue | undefined;
}

export const VALUE_KINDS: Readonly<Record<FieldType, ValueKind>> = {
  text: { expected: 'a string', read: readText },
  dropdown: { expected: 'a string', read: readText },
  checkbox: { expected: 'a string or an array of strings', read: readChoices },
  location: { expected: 'a location with lat and lng in degrees', read: readLocation },
};

/** Whether the person left a field empty. */
export function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The protocol does not say how checkboxes arrive. A string is one choice: values may have commas in them. */
function readChoices(value: unknown): string[] | undefined {
  const choices: unknown[] = (Array.isArray(value) ? value : [value]).filter((choice) => !isBlank(choice));
  return choices.every((choice) => typeof choice === 'string') ? choices : undefined;
}

/** Its known parts, in one order, so that equal locations are equal JSON. */
function readLocation(value: unknown): Location | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known = PARTS.filter(([part]) => part in value && (value as Parts)[part] !== null);
  const location = Object.fromEntries(known.map(([part]) => [part, (value as Parts)[part]]));
  const isLocation = 'lat' in location && 'lng' in location && known.every(([part, is]) => is(location[part]));
  return isLocation ? (location as unknown as Location) : undefined;
}

type Parts = Readonly<Record<string, unknown>>;

const PARTS: readonly (readonly [keyof Location, (value: unknown) => boolean])[] = [
  ['lat', (value) => isNumber(value, -90, 90)],
  ['lng', (value) => isNumber(value, -180, 180)],
  ['radius', (value) => isNumber(value, 0)],
  ['address', (value) => typeof value === 'string'],
  ['description', (value) => typeof value === 'string'],
  ['zoom', (value) => isNumber(value, 0)],
];

function isNumber(value: unknown, min: number, max = Number.MAX_VALUE): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}
