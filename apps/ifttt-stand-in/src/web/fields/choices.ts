import type { FieldDescription, FieldOption, OptionGroup, Platform, StepKind } from '../../platform/index.js';
import { explain } from '../trouble.js';
import type { ChoiceGroup } from '../views.js';

export interface Choices {
  readonly groups?: readonly ChoiceGroup[];
  /** Why there are none. */
  readonly problem: string;
}

export interface ChoicesRequest {
  readonly connection: string;
  readonly kind: StepKind;
  readonly step: string;
}

/** The choices of a field, from the description where they are the same for everyone, otherwise from the service. */
export async function choicesOf(
  platform: Platform,
  field: FieldDescription,
  { connection, kind, step }: ChoicesRequest,
): Promise<Choices> {
  if (field.type !== 'dropdown' && field.type !== 'checkbox') return { problem: '' };
  if (field.options) return { groups: grouped(field.options), problem: '' };
  try {
    return { groups: grouped(await platform.steps.options(connection, kind, step, field.slug)), problem: '' };
  } catch (error) {
    return { groups: [], problem: `The service gave no choices. ${explain(error)}` };
  }
}

/** Keeps a chosen value that is not among the choices (any more), so that a form does not lose it. */
export function withChosen(groups: readonly ChoiceGroup[], chosen: readonly string[]): readonly ChoiceGroup[] {
  const offered = new Set(groups.flatMap(({ options }) => options.map(({ value }) => value)));
  const others = chosen.filter((value) => value !== '' && !offered.has(value));
  if (others.length === 0) return groups;
  return [...groups, { options: others.map((value) => ({ label: `${value} (not among the choices)`, value })) }];
}

function grouped(options: readonly (FieldOption | OptionGroup)[]): ChoiceGroup[] {
  return options.map((one) => ('values' in one ? { label: one.label, options: one.values } : { options: [one] }));
}
