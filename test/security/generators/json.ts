import fc from 'fast-check';
import { resolved, type Schema } from '../contract/operations.js';
import { oddKey, oddText, oddValue } from './odd-values.js';

/** Values that are worth trying under a key, beside those that its schema makes up. */
export type Hints = Readonly<Record<string, readonly unknown[]>>;

/** Values that a schema describes. Objects without described keys come from the hints. */
export function described(schema: Schema, hints: Hints = {}, key = ''): fc.Arbitrary<unknown> {
  const known = [...(hints[key] ?? []), ...(schema.example === undefined ? [] : [schema.example])];
  const made = madeUp(resolved(schema), hints);
  return known.length === 0
    ? made
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made });
}

function madeUp(schema: Schema, hints: Hints): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {});
      const model = Object.fromEntries(entries.map(([key, inner]) => [key, described(inner, hints, key)]));
      return fc.record(model, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true });
    }
    case 'array':
      return fc.array(described(schema.items ?? {}, hints), { maxLength: 3 });
    case 'integer':
      return fc.integer({ min: schema.minimum, max: 100 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema);
    case undefined:
      return oddValue;
  }
}

function textOf({ format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress();
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength;
  return fc.oneof(fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 30) }), oddText.filter(fits));
}

/** The value with one thing changed, somewhere within: replaced, left out, added, or wrapped. */
export function mutated(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .record({
      value,
      at: fc.nat(),
      key: oddKey,
      odd: oddValue,
      kind: fc.constantFrom('replace', 'drop', 'add', 'wrap'),
    })
    .map(({ value, at, key, odd, kind }) => {
      const places = placesIn(value);
      const path = places[at % places.length] as readonly string[];
      const change = (old: unknown): unknown => {
        switch (kind) {
          case 'drop':
            return undefined;
          case 'add':
            return Array.isArray(old) ? [...(old as unknown[]), odd] : isObject(old) ? withKey(old, key, odd) : odd;
          case 'wrap':
            return [old];
          default:
            return odd;
        }
      };
      return changedAt(value, path, change);
    });
}

function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const inner = changedAt((value as Record<string, unknown>)[key], rest, change);
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === Number(key) ? inner : one));
  return withKey(value as object, key, inner);
}

/** Also where the key is `__proto__`. */
function withKey(object: object, key: string, value: unknown): object {
  return Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
