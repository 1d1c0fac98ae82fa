import { type Exchange } from '../http/exchange.js';
import { isObject, type JsonObject, objectOr } from './json.js';
import { type StepKind, type Values } from './samples.js';
import { newIdentity, type ServiceUnderTest } from './service-under-test.js';
import { type StepDescription } from './description.js';

/** A trigger, action or query, with its sample and what the service answered to that before all checks. */
export interface Step {
  readonly kind: StepKind;
  readonly slug: string;
  readonly sample: Values;
  readonly description: StepDescription | undefined;
  /** The documented request with the sample. */
  readonly first: Exchange;
  /** Of the request: for triggers, `trigger_identity`. */
  readonly body: JsonObject;
}

/** A step whose sample was answered with 200 and a list. */
export interface WorkingStep extends Step {
  readonly data: readonly unknown[];
}

/** Who calls, and for which Applet: IFTTT says so with every call of a step. */
export const APPLET = {
  user: { timezone: 'America/Los_Angeles' },
  ifttt_source: { id: '00000000c0f0c0f0', url: 'https://ifttt.com/applets/00000000c0f0c0f0' },
} as const;

export const FIELDS_KEY = { triggers: 'triggerFields', actions: 'actionFields', queries: 'queryFields' } as const;

export class Steps {
  private readonly all: Step[] = [];

  constructor(private readonly service: ServiceUnderTest) {}

  /** Calls every step once with its sample. */
  async prepare(): Promise<void> {
    const { samples, description } = this.service.facts;
    for (const kind of ['triggers', 'queries', 'actions'] as const) {
      for (const [slug, sample] of Object.entries(samples?.[kind] ?? {})) {
        const body = requestOf(kind, sample);
        const first = await this.service.call('POST', `${kind}/${encodeURIComponent(slug)}`, { json: body });
        const described = description?.[kind].find((one) => one.slug === slug);
        this.all.push({ kind, slug, sample, description: described, first, body });
      }
    }
  }

  of(kind: StepKind): readonly Step[] {
    return this.all.filter((step) => step.kind === kind);
  }

  working(kind: StepKind): readonly WorkingStep[] {
    return this.of(kind).flatMap((step) => {
      const data = dataOf(step.first);
      return step.first.answer?.status === 200 && Array.isArray(data) ? [{ ...step, data }] : [];
    });
  }
}

/** The documented request for a step: with all that IFTTT sends, and nothing else. */
export function requestOf(kind: StepKind, fields: Values): JsonObject {
  return {
    ...(kind === 'triggers' && { trigger_identity: newIdentity() }),
    [FIELDS_KEY[kind]]: fields,
    ...APPLET,
  };
}

/** What stands under `data`; undefined where nothing does. */
export function dataOf({ answer }: Exchange): unknown {
  return isObject(answer?.json) ? answer.json['data'] : undefined;
}

export function listOf(exchange: Exchange): readonly unknown[] {
  const data = dataOf(exchange);
  return Array.isArray(data) ? data : [];
}

/** `meta` of an event. */
export function metaOf(event: unknown): JsonObject {
  return objectOr(objectOr(event)['meta']);
}
