import { z } from 'zod';
import { inWords } from './in-words.js';

/** Part of paths and of the names of form fields. */
export const slug = z.string().regex(/^[\w.-]{1,100}$/, 'must be letters, digits, "_", "." and "-"');

const choice = z.object({ label: z.string(), value: z.string() });
const group = z.object({ label: z.string(), values: z.array(choice) });

const fieldType = z.enum(['text', 'dropdown', 'checkbox', 'location']);
const ingredientType = z.enum(['string', 'url', 'image', 'file', 'date', 'datetime', 'query']);

const writtenField = z.object({
  slug,
  label: z.string().optional(),
  /** Absent, or one that nobody here knows: a drop-down where there is something to choose, otherwise text. */
  type: fieldType.optional().catch(undefined),
  required: z.boolean(),
  /** Absent where there is nothing to choose; both kinds are listed by the options endpoint. */
  optionsKind: z.enum(['static', 'dynamic']).optional(),
  options: z.array(z.union([group, choice])).optional(),
  /** The service checks what the person enters. */
  validated: z.boolean().optional(),
});
const field = writtenField.transform(({ label, type, ...given }) => ({
  ...given,
  label: label ?? inWords(given.slug),
  type: type ?? (given.options || given.optionsKind ? 'dropdown' : 'text'),
}));

const writtenIngredient = z.object({
  slug,
  name: z.string().optional(),
  type: ingredientType.catch('string'),
  example: z.string().optional(),
  /** Slug of the nested query. */
  query: z.string().optional(),
});
const ingredient = writtenIngredient.transform(({ name, ...given }) => ({
  ...given,
  name: name ?? inWords(given.slug),
}));

const writtenStep = z.object({
  slug,
  name: z.string().optional(),
  description: z.string().default(''),
  fields: z.array(field),
  /** What an event or a row tells. Actions have none. */
  ingredients: z.array(ingredient).optional(),
  samples: z.object({ fields: z.record(z.string(), z.unknown()) }).optional(),
});
const step = writtenStep.transform(({ name, ...given }) => ({ ...given, name: name ?? inWords(given.slug) }));

/**
 * What a service says about itself: `GET /docs/service.json`. Unknown keys are left out. What is there for people only
 * may be missing; it is made of the slugs then.
 */
export const serviceDescription = z.object({
  service: z.object({
    name: z.string().default('The service'),
    /** False: a service without accounts, which the service key alone opens. */
    authenticatesUsers: z.boolean(),
    realtime: z.boolean().default(true),
  }),
  triggers: z.array(step),
  actions: z.array(step),
  queries: z.array(step),
});

export type ServiceDescription = z.output<typeof serviceDescription>;
export type StepDescription = z.output<typeof step>;
export type FieldDescription = z.output<typeof field>;
export type IngredientDescription = z.output<typeof ingredient>;
