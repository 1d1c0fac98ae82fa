import { type TestSamples } from '#contract';
import { type RegisteredSteps } from '../steps/registry.js';

/** What IFTTT's tests send to each step (platform rule 12); a step without samples of a kind is left out of it. */
export function samplesOf({ triggers, actions, queries }: RegisteredSteps): TestSamples {
  return {
    triggers: bySlug(triggers, ({ samples }) => samples.fields),
    triggerFieldValidations: bySlug(triggers, ({ samples }) => samples.validations),
    queries: bySlug(queries, ({ samples }) => samples.fields),
    actions: bySlug(actions, ({ samples }) => samples.fields),
    actionRecordSkipping: bySlug(actions, ({ samples }) => samples.skipped),
  };
}

function bySlug<Definition extends { readonly slug: string }>(
  steps: readonly { readonly definition: Definition }[],
  sampleOf: (definition: Definition) => object | undefined,
): Record<string, unknown> {
  const samples = steps.map(({ definition }) => [definition.slug, sampleOf(definition)] as const);
  return Object.fromEntries(samples.filter(([, sample]) => sample !== undefined));
}
