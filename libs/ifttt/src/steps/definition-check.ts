import { isBlank, VALUE_KINDS } from './field-values.js';
import { type FieldDefinitions } from './fields.js';
import { exampleProblem } from './ingredient-values.js';
import { type QueryIngredientDefinitions } from './ingredients.js';
import { problemsOfOptions } from './options.js';
import {
  type RegisteredAction,
  type RegisteredQuery,
  type RegisteredStep,
  type RegisteredSteps,
  type RegisteredTrigger,
} from './registry.js';

/** Slugs are parts of URLs and keys of JSON documents, and the database keeps at most 64 characters of them. */
const SLUG = /^[a-z][a-z0-9_]{0,63}$/;

/** What is wrong with the steps of this service; one line each, naming the step. */
export function problemsOf({ triggers, actions, queries }: RegisteredSteps): string[] {
  return [
    ...[triggers, actions, queries].flatMap(repeated),
    ...triggers.flatMap((trigger) => named(trigger, [...common(trigger), ...ofTrigger(trigger)])),
    ...actions.flatMap((action) => named(action, [...common(action), ...ofAction(action)])),
    ...queries.flatMap((query) => named(query, [...common(query), ...ofQuery(query, queries)])),
  ];
}

function repeated(steps: readonly RegisteredStep[]): string[] {
  const slugs = steps.map(({ definition }) => definition.slug);
  return steps
    .filter(({ definition }, index) => slugs.indexOf(definition.slug) !== index)
    .map(({ kind, definition }) => `${kind} "${definition.slug}": another ${kind} has the same slug`);
}

function named({ kind, definition }: RegisteredStep, problems: string[]): string[] {
  return problems.map((problem) => `${kind} "${definition.slug}": ${problem}`);
}

function common({ definition, step }: RegisteredStep): string[] {
  const { slug, fields, samples } = definition;
  const required = slugsOf(fields, (field) => field.required);
  return [
    ...[slug, ...Object.keys(fields)].filter((each) => !SLUG.test(each)).map((each) => `"${each}" is no slug`),
    ...ofOptions(fields, Object.keys(step.options ?? {})),
    ...missing(required, Object.keys(samples.fields)).map((field) => `no sample for the required field "${field}"`),
    ...missing(Object.keys(samples.fields), Object.keys(fields)).map((field) => `a sample for no field, "${field}"`),
  ];
}

function ofOptions(fields: FieldDefinitions, computed: readonly string[]): string[] {
  const choices = slugsOf(fields, ({ type }) => type === 'dropdown' || type === 'checkbox');
  const fixed = slugsOf(fields, ({ options }) => options !== undefined);
  return [
    ...missing([...computed, ...fixed], choices).map(
      (field) => `options for "${field}", which is no drop-down or checkbox field`,
    ),
    ...missing(choices, [...computed, ...fixed]).map((field) => `no options for the field "${field}"`),
    ...computed
      .filter((field) => fixed.includes(field))
      .map((field) => `options for "${field}" in the definition and in the class`),
    ...fixed.flatMap((field) =>
      problemsOfOptions(fields[field]!.options!).map((problem) => `field "${field}": ${problem}`),
    ),
  ];
}

function ofTrigger({ definition, step }: RegisteredTrigger): string[] {
  const { fields, ingredients, samples } = definition;
  const validated = Object.keys(step.validations ?? {});
  const sampled = Object.keys(samples.validations ?? {});
  return [
    ...ofIngredients(ingredients),
    ...missing(
      validated,
      slugsOf(fields, ({ type }) => type === 'text' || type === 'location'),
    ).map((field) => `a validation of "${field}", which is no text or location field`),
    ...missing(validated, sampled).map((field) => `no valid and invalid samples for the validated field "${field}"`),
    ...missing(sampled, validated).map((field) => `validation samples for "${field}", which has no validation`),
  ];
}

/** Platform rule 12: the samples of an action have a valid value for each of its fields. */
function ofAction({ definition: { fields, samples } }: RegisteredAction): string[] {
  const sampled = Object.keys(samples.fields);
  return [
    ...missing(
      slugsOf(fields, ({ required }) => !required),
      sampled,
    ).map((field) => `no sample for the field "${field}"`),
    ...sampled.flatMap((slug) => {
      const field = Object.hasOwn(fields, slug) ? fields[slug] : undefined;
      const sample: unknown = samples.fields[slug];
      const isValid = !field || (!isBlank(sample) && VALUE_KINDS[field.type].read(sample) !== undefined);
      return isValid ? [] : [`the sample for the field "${slug}" must be ${VALUE_KINDS[field.type].expected}`];
    }),
  ];
}

function ofQuery({ definition: { ingredients } }: RegisteredQuery, queries: readonly RegisteredQuery[]): string[] {
  const known = queries.map(({ definition }) => definition.slug);
  return [
    ...ofIngredients(ingredients),
    ...Object.entries(ingredients).flatMap(([slug, ingredient]) =>
      ingredient.type === 'query' && !known.includes(ingredient.query)
        ? [`the ingredient "${slug}" names the query "${ingredient.query}", which there is not`]
        : [],
    ),
  ];
}

function ofIngredients(ingredients: QueryIngredientDefinitions): string[] {
  return Object.entries(ingredients).flatMap(([slug, ingredient]) => {
    const example = ingredient.type === 'query' ? undefined : exampleProblem(ingredient);
    return [
      ...(SLUG.test(slug) && slug !== 'meta' ? [] : [`"${slug}" is no slug for an ingredient`]),
      ...(example === undefined ? [] : [`the example of the ingredient "${slug}" is ${example}`]),
    ];
  });
}

/** Those of `wanted` that `present` lacks. */
function missing(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((slug) => !present.includes(slug));
}

function slugsOf(fields: FieldDefinitions, is: (field: FieldDefinitions[string]) => boolean): string[] {
  return Object.keys(fields).filter((slug) => is(fields[slug]!));
}
