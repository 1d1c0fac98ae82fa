import { type Fault } from '../faulty-service.js';
import { DESCRIPTION, given, type Json, SETUP, told } from './changes.js';

const KINDS = ['triggers', 'actions', 'queries'];

/** The service with some of its steps alone, which is all that a fault needs: so a run takes a fraction of the time. */
export function withFewSteps(slugs: readonly string[], fault: Fault): Fault {
  const setUp = given<{ samples: Json }>(SETUP, ({ samples, ...rest }) => ({
    ...rest,
    samples: Object.fromEntries(Object.entries(samples).map(([kind, all]) => [kind, onlyOf(all as Json, slugs)])),
  }));
  const described = told(DESCRIPTION, (body) => ({
    ...body,
    ...Object.fromEntries(
      KINDS.map((kind) => [kind, (body[kind] as { slug: string }[]).filter(({ slug }) => slugs.includes(slug))]),
    ),
  }));
  return (request, service) => fault(request, async (one) => setUp(one, async (two) => described(two, service)));
}

function onlyOf(all: Json, slugs: readonly string[]): Json {
  return Object.fromEntries(Object.entries(all).filter(([slug]) => slugs.includes(slug)));
}
