import { type ServiceDescription } from './description.js';
import { type StepKind, type Values } from './samples.js';
import { pathSegment, type ServiceCaller } from './service-caller.js';
import { type FieldOptions, requestOf, type Step, Steps, UNKNOWN } from './steps.js';

/** Calls every step of the samples once, and looks which of its fields have options. */
export async function callSteps(caller: ServiceCaller): Promise<Steps> {
  const { samples, description } = caller.facts;
  const steps: Step[] = [];
  for (const kind of ['triggers', 'queries', 'actions'] as const) {
    for (const [slug, sample] of Object.entries(samples?.[kind] ?? {})) {
      steps.push(await callStep(caller, kind, slug, sample, description));
    }
  }
  return new Steps(steps);
}

async function callStep(
  caller: ServiceCaller,
  kind: StepKind,
  slug: string,
  sample: Values,
  service: ServiceDescription | undefined,
): Promise<Step> {
  const path = `${kind}/${pathSegment(slug)}`;
  const body = requestOf(kind, sample);
  const first = await caller.call('POST', path, { json: body });
  const description = service?.[kind].find((one) => one.slug === slug);
  const fields = description?.fields.map((field) => field.slug) ?? Object.keys(sample);
  const options = await findOptions(caller, path, fields);
  return { kind, slug, path, sample, description, body, first, options };
}

/** A field has options where its endpoint answers otherwise than that of a field which does not exist. */
async function findOptions(caller: ServiceCaller, step: string, fields: readonly string[]): Promise<FieldOptions[]> {
  if (fields.length === 0) return [];
  const ask = async (field: string): Promise<FieldOptions> => {
    const path = `${step}/fields/${pathSegment(field)}/options`;
    return { field, path, exchange: await caller.call('POST', path, { json: {} }) };
  };
  const unknown = (await ask(UNKNOWN)).exchange.answer?.status;
  const found: FieldOptions[] = [];
  for (const field of fields) {
    const options = await ask(field);
    const status = options.exchange.answer?.status;
    if (status === 200 || (status !== 404 && status !== unknown)) found.push(options);
  }
  return found;
}
