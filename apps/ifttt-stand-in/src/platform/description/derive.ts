import { z } from 'zod';
import { triggerIdentity } from '../applet/trigger-identity.js';
import { ServiceRefusal } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Masking } from '../service/masking.js';
import {
  bodyOf,
  dataOf,
  path,
  type Reply,
  type ServiceClient,
  type ServiceRequest,
} from '../service/service-client.js';
import type { ServiceProfile } from '../service-profile.js';
import { type FieldValues, type StepKind } from '../views.js';
import { inWords } from './in-words.js';
import {
  type FieldDescription,
  type IngredientDescription,
  type ServiceDescription,
  slug,
  type StepDescription,
} from './service-description.js';

const steps = z.record(slug, z.record(slug, z.unknown()).nullish()).nullish();

/** Platform rules 10 and 12. */
const testSetup = z.object({
  accessToken: z.string().nullish(),
  samples: z.object({ triggers: steps, triggerFieldValidations: steps, queries: steps, actions: steps }),
});

type TestSetup = z.output<typeof testSetup>;

/**
 * Describes a service that does not describe itself, from the samples of its `test/setup`: the fields are those of the
 * samples, all of them required; one that answers at its options endpoint is a drop-down; the ingredients are those of
 * an event or a row.
 * @throws {ServiceRefusal | ServiceUnreachable} when there is no usable `test/setup`
 */
export async function deriveDescription(
  service: ServiceProfile,
  client: ServiceClient,
  journal: Journal,
  masking: Masking,
): Promise<ServiceDescription> {
  const reply = await client.send({ method: 'POST', path: 'test/setup', testMode: true }, 'service key');
  journal.reply({ kind: 'request', title: 'Asked for the samples of test/setup' }, reply);
  const setup = testSetup.safeParse(dataOf(reply));
  if (!setup.success) throw new ServiceRefusal('test/setup', 200, { error: z.prettifyError(setup.error) });
  const { accessToken } = setup.data;
  masking.hide(accessToken ?? undefined);
  const credential = accessToken ? { accessToken } : ('service key' as const);
  const ask = async (request: ServiceRequest): Promise<Reply> => {
    const answer = await client.send({ ...request, testMode: true }, credential);
    journal.write({ kind: 'request', title: `Looked at ${request.path} with its sample` }, answer.exchange);
    return answer;
  };
  return {
    service: {
      name: new URL(service.apiUrl).hostname,
      authenticatesUsers: Boolean(accessToken),
      realtime: true,
    },
    triggers: await describe('triggers', setup.data, ask),
    actions: await describe('actions', setup.data, ask),
    queries: await describe('queries', setup.data, ask),
  };
}

type Ask = (request: ServiceRequest) => Promise<Reply>;

function describe(kind: StepKind, { samples }: TestSetup, ask: Ask): Promise<StepDescription[]> {
  const validated = (slug: string) => Object.keys(samples.triggerFieldValidations?.[slug] ?? {});
  return Promise.all(
    Object.entries(samples[kind] ?? {}).map(async ([slug, sample]) => ({
      slug,
      name: inWords(slug),
      description: '',
      fields: await Promise.all(
        Object.entries(sample ?? {}).map(([field, value]) =>
          describeField(kind, slug, field, value, kind === 'triggers' && validated(slug).includes(field), ask),
        ),
      ),
      ingredients: await ingredientsOf(kind, slug, (sample ?? {}) as FieldValues, ask),
      samples: { fields: sample ?? {} },
    })),
  );
}

async function describeField(
  kind: StepKind,
  step: string,
  slug: string,
  sample: unknown,
  validated: boolean,
  ask: Ask,
): Promise<FieldDescription> {
  const field = { slug, label: inWords(slug), required: true, validated };
  if (Array.isArray(sample)) return { ...field, type: 'checkbox', optionsKind: 'dynamic' };
  if (typeof sample === 'object') return { ...field, type: 'location' };
  const options = await ask({ method: 'POST', path: path(kind, step, 'fields', slug, 'options'), body: {} });
  if (options.answer?.status === 200) return { ...field, type: 'dropdown', optionsKind: 'dynamic' };
  return { ...field, type: 'text' };
}

/** Nothing when no sample has any; then nobody knows. */
async function ingredientsOf(
  kind: StepKind,
  slug: string,
  fields: FieldValues,
  ask: Ask,
): Promise<IngredientDescription[] | undefined> {
  if (kind === 'actions') return undefined;
  const identity = triggerIdentity('test/setup', slug, fields);
  const body =
    kind === 'triggers'
      ? { trigger_identity: identity, triggerFields: fields, limit: 1 }
      : { queryFields: fields, limit: 1 };
  const reply = await ask({ method: 'POST', path: path(kind, slug), body });
  if (kind === 'triggers') await ask({ method: 'DELETE', path: path(kind, slug, 'trigger_identity', identity) });
  const [first] = (reply.answer?.status === 200 ? (bodyOf(reply) as { data?: unknown[] }).data : undefined) ?? [];
  if (typeof first !== 'object' || first === null) return undefined;
  return Object.entries(first)
    .filter(([name]) => name !== 'meta')
    .map(([name, value]) => ({
      slug: name,
      name: inWords(name),
      type: typeof value === 'string' ? 'string' : 'query',
      ...(typeof value === 'string' && { example: value }),
    }));
}
