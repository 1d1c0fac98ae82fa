import { randomBytes } from 'node:crypto';
import { type Exchange } from '../http/exchange.js';
import { type StepDescription } from './description.js';
import { isObject, type JsonObject, objectOr } from './json.js';
import { type StepKind, type Values } from './samples.js';

/** A trigger, action or query, with its sample and what the service answered to that before all checks. */
export interface Step {
  readonly kind: StepKind;
  readonly slug: string;
  /** Below `/ifttt/v1/`. */
  readonly path: string;
  readonly sample: Values;
  /** Where there is a description of the service. */
  readonly description: StepDescription | undefined;
  /** The documented request with the sample. */
  readonly body: JsonObject;
  readonly first: Exchange;
  /** Fields whose options endpoint exists, with its answer. */
  readonly options: readonly FieldOptions[];
}

export interface FieldOptions {
  readonly field: string;
  /** Below `/ifttt/v1/`. */
  readonly path: string;
  readonly exchange: Exchange;
}

/** A step whose sample was answered with 200 and a list. */
export interface WorkingStep extends Step {
  readonly data: readonly unknown[];
}

/** No service has a step, field, path or word of this name. */
export const UNKNOWN = 'conformance_unknown';

/** Who calls, and for which Applet: IFTTT says so with every call of a step. */
const APPLET = {
  user: { timezone: 'America/Los_Angeles' },
  ifttt_source: { id: '00000000c0f0c0f0', url: 'https://ifttt.com/applets/00000000c0f0c0f0' },
} as const;

/** Where a request has its field values. */
export const FIELDS_KEY = { triggers: 'triggerFields', actions: 'actionFields', queries: 'queryFields' } as const;

/** The steps of the samples, each called once. */
export class Steps {
  constructor(readonly all: readonly Step[]) {}

  of(kind: StepKind): readonly Step[] {
    return this.all.filter((step) => step.kind === kind);
  }

  working(kind: StepKind): readonly WorkingStep[] {
    return this.of(kind).flatMap((step) => {
      const data = dataOf(step.first);
      return step.first.answer?.status === 200 && Array.isArray(data) ? [{ ...step, data: data as unknown[] }] : [];
    });
  }

  /** Those that do what they are asked, in whatever form they say so. */
  successful(kind: StepKind): readonly Step[] {
    return this.of(kind).filter(({ first }) => succeeded(first));
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

/** As IFTTT makes them: 40 hexadecimal digits (platform rule 16). */
export function newIdentity(): string {
  return randomBytes(20).toString('hex');
}

export function succeeded({ answer }: Exchange): boolean {
  return answer !== undefined && answer.status >= 200 && answer.status < 300;
}

/** What stands under `data`; undefined where nothing does. */
export function dataOf({ answer }: Exchange): unknown {
  return isObject(answer?.json) ? answer.json['data'] : undefined;
}

export function listOf(exchange: Exchange): readonly unknown[] {
  const data = dataOf(exchange);
  return Array.isArray(data) ? (data as unknown[]) : [];
}

/** `meta` of an event. */
export function metaOf(event: unknown): JsonObject {
  return objectOr(objectOr(event)['meta']);
}

/** Slugs of the fields that a person must fill in; undefined where only a description could tell. */
export function requiredFields({ description }: Step): string[] | undefined {
  return description?.fields.filter(({ required }) => required).map(({ slug }) => slug);
}

/** Whether the step has a field, as far as is known. */
export function hasFields({ description, sample }: Step): boolean {
  return (description?.fields ?? Object.keys(sample)).length > 0;
}
