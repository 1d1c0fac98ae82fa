import { z } from 'zod';

const choice = z.object({ label: z.string(), value: z.string() });
const group = z.object({ label: z.string(), values: z.array(choice) });

const field = z.object({
  slug: z.string(),
  label: z.string(),
  type: z.enum(['text', 'dropdown', 'checkbox', 'location']),
  required: z.boolean(),
  /** Absent where there is nothing to choose; both kinds are listed by the options endpoint. */
  optionsKind: z.enum(['static', 'dynamic']).optional(),
  options: z.array(z.union([group, choice])).optional(),
  /** The service checks what the person enters. */
  validated: z.boolean().optional(),
});

const ingredient = z.object({
  slug: z.string(),
  name: z.string(),
  type: z.enum(['string', 'url', 'image', 'file', 'date', 'datetime', 'query']),
  example: z.string().optional(),
  /** Slug of the nested query. */
  query: z.string().optional(),
});

const step = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  fields: z.array(field),
  /** What an event or a row tells. Actions have none. */
  ingredients: z.array(ingredient).optional(),
  samples: z.object({ fields: z.record(z.string(), z.unknown()) }).optional(),
});

/** What a service says about itself: `GET /docs/service.json`. Unknown keys are left out. */
export const serviceDescription = z.object({
  service: z.object({
    name: z.string(),
    serviceId: z.string(),
    /** False: a service without accounts, which the service key alone opens. */
    authenticatesUsers: z.boolean(),
    apiUrlPrefix: z.string(),
    realtime: z.boolean(),
  }),
  triggers: z.array(step),
  actions: z.array(step),
  queries: z.array(step),
});

export type ServiceDescription = z.output<typeof serviceDescription>;
export type StepDescription = z.output<typeof step>;
export type FieldDescription = z.output<typeof field>;
export type IngredientDescription = z.output<typeof ingredient>;
