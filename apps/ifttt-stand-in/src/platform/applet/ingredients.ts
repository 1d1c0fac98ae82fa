import type { FieldValue, FieldValues, TriggerEvent } from '../views.js';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The ingredients that fields ask for: the `voice_command` of `{{voice_command}}`. */
export function ingredientsIn(fields: FieldValues): string[] {
  const names: string[] = [];
  for (const value of Object.values(fields)) {
    mapText(value, (text) => {
      for (const [, name] of text.matchAll(PLACEHOLDER)) names.push(name ?? '');
      return text;
    });
  }
  return [...new Set(names)];
}

/** The fields with an event's ingredients in place. What is inserted is text, whatever braces it has. */
export function insertIngredients(fields: FieldValues, event: TriggerEvent): FieldValues {
  const insert = (text: string) => text.replaceAll(PLACEHOLDER, (_all, name: string) => valueOf(event, name));
  return Object.fromEntries(Object.entries(fields).map(([slug, value]) => [slug, mapText(value, insert)]));
}

function mapText(value: FieldValue, change: (text: string) => string): FieldValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: string) => change(one));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]): [string, unknown] => [key, typeof one === 'string' ? change(one) : one]),
  );
}

/** An event without the ingredient has nothing to insert. */
function valueOf(event: TriggerEvent, name: string): string {
  const value = Object.hasOwn(event, name) ? event[name] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
