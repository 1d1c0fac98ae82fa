import { type Fault } from '../faulty-service.js';
import { DESCRIPTION, given, type Json, SETUP, told } from './changes.js';

/** Slugs of steps, with those of their fields. */
export type FewSteps = Readonly<Record<string, readonly string[]>>;

interface DescribedStep {
  readonly slug: string;
  readonly fields: readonly { readonly slug: string }[];
}

const KINDS = ['triggers', 'actions', 'queries'];

/** The service with some of its steps and fields alone, which is all that a fault needs: a run takes half the time. */
export function withFewSteps(steps: FewSteps, fault: Fault): Fault {
  const setUp = given<{ samples: Json }>(SETUP, ({ samples, ...rest }) => ({
    ...rest,
    samples: Object.fromEntries(Object.entries(samples).map(([kind, all]) => [kind, fewSamples(all as Json, steps)])),
  }));
  const described = told(DESCRIPTION, (body) => ({
    ...body,
    ...Object.fromEntries(KINDS.map((kind) => [kind, fewDescribed(body[kind] as DescribedStep[], steps)])),
  }));
  return (request, service) => fault(request, async (one) => setUp(one, async (two) => described(two, service)));
}

function fewSamples(all: Json, steps: FewSteps): Json {
  return Object.fromEntries(
    Object.entries(all)
      .filter(([slug]) => slug in steps)
      .map(([slug, sample]) => [slug, fewFields(sample as Json, steps[slug] ?? [])]),
  );
}

function fewFields(sample: Json, fields: readonly string[]): Json {
  return Object.fromEntries(Object.entries(sample).filter(([field]) => fields.includes(field)));
}

function fewDescribed(all: readonly DescribedStep[], steps: FewSteps): DescribedStep[] {
  return all
    .filter(({ slug }) => slug in steps)
    .map((step) => ({ ...step, fields: step.fields.filter(({ slug }) => steps[step.slug]?.includes(slug)) }));
}
