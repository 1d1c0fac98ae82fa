import type { ServiceDescription, StepDescription } from '../description/service-description.js';
import type { Problem } from '../problems.js';
import type { ConfiguredStep, FieldValue, Recipe } from '../views.js';
import { ingredientsIn } from './ingredients.js';

/** What the description of the service has against a recipe; empty when it has nothing. */
export function problemsOfRecipe({ trigger, action }: Recipe, description: ServiceDescription): Problem[] {
  const triggerStep = description.triggers.find(({ slug }) => slug === trigger.slug);
  const actionStep = description.actions.find(({ slug }) => slug === action.slug);
  const unknown = (kind: string, { slug }: ConfiguredStep, steps: readonly StepDescription[]): Problem => ({
    field: kind,
    message: `The service has no ${kind} "${slug}". It has ${listed(steps.map((step) => step.slug))}.`,
  });
  if (!triggerStep) return [unknown('trigger', trigger, description.triggers)];
  if (!actionStep) return [unknown('action', action, description.actions)];
  return [
    ...problemsOfFields('trigger', trigger, triggerStep),
    ...problemsOfFields('action', action, actionStep),
    ...problemsOfIngredients(action, triggerStep),
  ];
}

function problemsOfFields(kind: string, { fields }: ConfiguredStep, step: StepDescription): Problem[] {
  const missing = step.fields
    .filter(({ slug, required }) => required && isBlank(fields[slug]))
    .map(({ slug, label }) => ({ field: `${kind}.${slug}`, message: `"${label}" is required.` }));
  const unknown = Object.keys(fields)
    .filter((slug) => !step.fields.some((field) => field.slug === slug))
    .map((slug) => ({
      field: `${kind}.${slug}`,
      message: `The ${kind} ${step.slug} has no field "${slug}". It has ${listed(step.fields.map((one) => one.slug))}.`,
    }));
  return [...missing, ...unknown];
}

function problemsOfIngredients({ fields }: ConfiguredStep, trigger: StepDescription): Problem[] {
  const known = trigger.ingredients?.map(({ slug }) => slug);
  if (!known) return [];
  return Object.entries(fields).flatMap(([slug, value]) =>
    ingredientsIn({ [slug]: value })
      .filter((name) => !known.includes(name))
      .map((name) => ({
        field: `action.${slug}`,
        message: `There is no ingredient {{${name}}} in the trigger ${trigger.slug}. It has ${listed(known.map((one) => `{{${one}}}`))}.`,
      })),
  );
}

function isBlank(value: FieldValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}
