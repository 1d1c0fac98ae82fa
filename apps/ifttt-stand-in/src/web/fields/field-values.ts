import type { FieldDescription, FieldValue, FieldValues } from '../../platform/index.js';
import { type Form, listOf, textOf } from '../forms.js';

/** The parts of a Location that a person enters. */
const LOCATION_PARTS = ['address', 'lat', 'lng', 'radius'] as const;
const NUMBERS: readonly string[] = ['lat', 'lng', 'radius'];

/** What was entered, by field; blank ones are left out. @param role before the dot in the names of the inputs */
export function valuesOf(fields: readonly FieldDescription[], role: string, form: Form): FieldValues {
  const values = fields.map((field) => [field.slug, valueOf(field, `${role}.${field.slug}`, form)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, FieldValue] => entry[1] !== undefined));
}

function valueOf({ type }: FieldDescription, name: string, form: Form): FieldValue | undefined {
  if (type === 'checkbox') {
    const chosen = listOf(form, name).filter((value) => value !== '');
    return chosen.length === 0 ? undefined : chosen;
  }
  if (type === 'location') return locationOf(name, form);
  const text = textOf(form, name);
  return text === '' ? undefined : text;
}

function locationOf(name: string, form: Form): FieldValue | undefined {
  const parts = Object.entries(typedLocation(name, form));
  if (parts.length === 0) return undefined;
  // What is no number stays as it was typed: the service says what is wrong with it.
  return Object.fromEntries(
    parts.map(([part, text]) => [part, NUMBERS.includes(part) && Number.isFinite(Number(text)) ? Number(text) : text]),
  );
}

/** A field's value as it was typed, to be shown again. */
export function typedValue({ type }: FieldDescription, name: string, form: Form) {
  if (type === 'checkbox') return listOf(form, name);
  return type === 'location' ? typedLocation(name, form) : textOf(form, name);
}

function typedLocation(name: string, form: Form): Readonly<Record<string, string>> {
  const parts = LOCATION_PARTS.map((part) => [part, textOf(form, `${name}.${part}`)] as const);
  return Object.fromEntries(parts.filter(([, text]) => text !== ''));
}
