import { isObject, type JsonObject, objectOr } from './json.js';

/** Field values, by slug of the field. */
export type Values = JsonObject;

/** What `test/setup` says to test with (platform rule 12), by slug of the step. Whatever has another form is left out. */
export interface Samples {
  readonly triggers: Readonly<Record<string, Values>>;
  readonly actions: Readonly<Record<string, Values>>;
  readonly queries: Readonly<Record<string, Values>>;
  readonly triggerFieldValidations: Readonly<Record<string, JsonObject>>;
  readonly actionRecordSkipping: Readonly<Record<string, Values>>;
}

export type StepKind = 'triggers' | 'actions' | 'queries';

export const STEP_KINDS: readonly StepKind[] = ['triggers', 'actions', 'queries'];

/** @param samples `data.samples` of the answer */
export function readSamples(samples: JsonObject): Samples {
  const kind = (name: string): Readonly<Record<string, Values>> =>
    Object.fromEntries(
      Object.entries(objectOr(samples[name])).filter((entry): entry is [string, Values] => isObject(entry[1])),
    );
  return {
    triggers: kind('triggers'),
    actions: kind('actions'),
    queries: kind('queries'),
    triggerFieldValidations: kind('triggerFieldValidations'),
    actionRecordSkipping: kind('actionRecordSkipping'),
  };
}
