import { type FieldDefinitions } from './fields.js';
import { type RegisteredAction, type RegisteredTrigger } from './registry.js';

/** Slugs are parts of URLs and keys of JSON documents, and the database keeps at most 64 characters of them. */
const SLUG = /^[a-z][a-z0-9_]{0,63}$/;

/** What is wrong with the steps of this service; one line each, naming the step. */
export function problemsOf(triggers: readonly RegisteredTrigger[], actions: readonly RegisteredAction[]): string[] {
  return [
    ...repeated(
      'trigger',
      triggers.map(({ definition }) => definition.slug),
    ),
    ...repeated(
      'action',
      actions.map(({ definition }) => definition.slug),
    ),
    ...triggers.flatMap((trigger) => named(trigger, [...common(trigger), ...ofTrigger(trigger)])),
    ...actions.flatMap((action) => named(action, common(action))),
  ];
}

function repeated(kind: string, slugs: readonly string[]): string[] {
  return slugs
    .filter((slug, index) => slugs.indexOf(slug) !== index)
    .map((slug) => `${kind} "${slug}": another ${kind} has the same slug`);
}

function named({ kind, definition }: RegisteredTrigger | RegisteredAction, problems: string[]): string[] {
  return problems.map((problem) => `${kind} "${definition.slug}": ${problem}`);
}

function common({ definition, step }: RegisteredTrigger | RegisteredAction): string[] {
  const { slug, fields, samples } = definition;
  const choices = slugsOf(fields, ({ type }) => type === 'dropdown' || type === 'checkbox');
  const required = slugsOf(fields, (field) => field.required);
  const options = Object.keys(step.options ?? {});
  return [
    ...[slug, ...Object.keys(fields)].filter((each) => !SLUG.test(each)).map((each) => `"${each}" is no slug`),
    ...missing(options, choices).map((field) => `options for "${field}", which is no drop-down or checkbox field`),
    ...missing(choices, options).map((field) => `no options for the field "${field}"`),
    ...missing(required, Object.keys(samples.fields)).map((field) => `no sample for the required field "${field}"`),
    ...missing(Object.keys(samples.fields), Object.keys(fields)).map((field) => `a sample for no field, "${field}"`),
  ];
}

function ofTrigger({ definition, step }: RegisteredTrigger): string[] {
  const { fields, ingredients, samples } = definition;
  const validated = Object.keys(step.validations ?? {});
  const sampled = Object.keys(samples.validations ?? {});
  return [
    ...Object.keys(ingredients)
      .filter((each) => !SLUG.test(each) || each === 'meta')
      .map((each) => `"${each}" is no slug for an ingredient`),
    ...missing(
      validated,
      slugsOf(fields, ({ type }) => type === 'text'),
    ).map((field) => `a validation of "${field}", which is no text field`),
    ...missing(validated, sampled).map((field) => `no valid and invalid samples for the validated field "${field}"`),
    ...missing(sampled, validated).map((field) => `validation samples for "${field}", which has no validation`),
  ];
}

/** Those of `wanted` that `present` lacks. */
function missing(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((slug) => !present.includes(slug));
}

function slugsOf(fields: FieldDefinitions, is: (field: FieldDefinitions[string]) => boolean): string[] {
  return Object.keys(fields).filter((slug) => is(fields[slug]!));
}
