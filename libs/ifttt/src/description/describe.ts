import { type FieldDescription, type FieldOption, type IngredientDescription, type StepDescription } from '#contract';
import { type FieldDefinition } from '../steps/fields.js';
import { type QueryIngredientDefinitions } from '../steps/ingredients.js';
import { type RegisteredAction, type RegisteredQuery, type RegisteredTrigger } from '../steps/registry.js';

export function describeTrigger({ definition, step }: RegisteredTrigger): StepDescription {
  const validated = Object.keys(step.validations ?? {});
  return {
    ...named(definition),
    fields: fieldsOf(definition.fields).map((field) => ({ ...field, validated: validated.includes(field.slug) })),
    ingredients: ingredientsOf(definition.ingredients),
    samples: definition.samples,
  };
}

export function describeAction({ definition }: RegisteredAction): StepDescription {
  return { ...named(definition), fields: fieldsOf(definition.fields), samples: definition.samples };
}

export function describeQuery({ definition }: RegisteredQuery): StepDescription {
  return {
    ...named(definition),
    fields: fieldsOf(definition.fields),
    ingredients: ingredientsOf(definition.ingredients),
    samples: definition.samples,
  };
}

function named({ slug, name, description }: Pick<StepDescription, 'slug' | 'name' | 'description'>) {
  return { slug, name, description };
}

function fieldsOf(fields: Readonly<Record<string, FieldDefinition>>): FieldDescription[] {
  return Object.entries(fields).map(([slug, { label, type, required, options }]) => ({
    slug,
    label,
    type,
    required,
    ...((type === 'dropdown' || type === 'checkbox') && { optionsKind: options ? 'static' : 'dynamic' }),
    // The DTO has no place for readonly.
    ...(options && { options: options as FieldOption[] }),
  }));
}

function ingredientsOf(ingredients: QueryIngredientDefinitions): IngredientDescription[] {
  return Object.entries(ingredients).map(([slug, ingredient]) => ({ slug, ...ingredient }));
}
