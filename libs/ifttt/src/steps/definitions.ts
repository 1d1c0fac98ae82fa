import { type FieldDefinitions, type FieldValue } from './fields.js';
import { type IngredientDefinitions, type QueryIngredientDefinitions } from './ingredients.js';

export type StepKind = 'trigger' | 'action' | 'query';

/** Values of some of the fields. */
type Sample<Fields extends FieldDefinitions> = { readonly [Slug in keyof Fields]?: FieldValue };

interface StepDefinition<Fields extends FieldDefinitions> {
  /** Names the step in URLs and for good. */
  readonly slug: string;
  /** What the person sees. */
  readonly name: string;
  readonly description: string;
  readonly fields: Fields;
}

export interface TriggerDefinition<
  Fields extends FieldDefinitions = FieldDefinitions,
  Ingredients extends IngredientDefinitions = IngredientDefinitions,
> extends StepDefinition<Fields> {
  readonly ingredients: Ingredients;
  readonly samples: {
    /** Fields for which `prepareSamples` makes events. */
    readonly fields: Sample<Fields>;
    /** For every field with a validation. */
    readonly validations?: {
      readonly [Slug in keyof Fields]?: { readonly valid: FieldValue; readonly invalid: FieldValue };
    };
  };
}

export interface ActionDefinition<Fields extends FieldDefinitions = FieldDefinitions> extends StepDefinition<Fields> {
  readonly samples: {
    /** A valid value for each field. */
    readonly fields: Sample<Fields>;
    /** Fields with which the action must be skipped (platform rule 28). */
    readonly skipped?: Sample<Fields>;
  };
}

export interface QueryDefinition<
  Fields extends FieldDefinitions = FieldDefinitions,
  Ingredients extends QueryIngredientDefinitions = QueryIngredientDefinitions,
> extends StepDefinition<Fields> {
  readonly ingredients: Ingredients;
  readonly samples: {
    /** A valid value for each field. */
    readonly fields: Sample<Fields>;
  };
}
