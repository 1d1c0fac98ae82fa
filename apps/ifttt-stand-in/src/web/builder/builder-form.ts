import { randomUUID } from 'node:crypto';
import type { Platform, Recipe, ServiceDescription, StepDescription } from '../../platform/index.js';
import { valuesOf } from '../fields/field-values.js';
import { type Form, textOf } from '../forms.js';

/** What is chosen and typed so far. */
export interface BuilderForm {
  readonly form: Form;
  readonly submission: string;
  /** Empty when nobody is connected. */
  readonly connection: string;
  readonly trigger?: StepDescription;
  readonly action?: StepDescription;
  /** Which of the two was chosen, or is to be chosen anew, just now. */
  readonly focus?: 'trigger' | 'action';
}

export function readBuilder(platform: Platform, description: ServiceDescription, form: Form): BuilderForm {
  return {
    form,
    submission: textOf(form, 'submission') || randomUUID(),
    connection: connectionOf(platform, form),
    trigger: stepOf(description.triggers, form, 'trigger'),
    action: stepOf(description.actions, form, 'action'),
    ...(form.choose_trigger !== undefined && { focus: 'trigger' }),
    ...(form.choose_action !== undefined && { focus: 'action' }),
  };
}

/** The account that a form names, or the first one. */
export function connectionOf(platform: Platform, form: Form): string {
  const ids = platform.connections().map(({ id }) => id);
  const named = textOf(form, 'connection');
  return ids.includes(named) ? named : (ids[0] ?? '');
}

/** @returns the Applet as the engine wants it; undefined while something is not chosen */
export function recipeOf({ form, trigger, action }: BuilderForm): Recipe | undefined {
  if (!trigger || !action) return undefined;
  const name = textOf(form, 'name');
  return {
    ...(name !== '' && { name }),
    trigger: { slug: trigger.slug, fields: valuesOf(trigger.fields, 'trigger', form) },
    action: { slug: action.slug, fields: valuesOf(action.fields, 'action', form) },
  };
}

/** The button that was pressed goes before what was chosen earlier; an empty one takes the choice back. */
function stepOf(
  steps: readonly StepDescription[],
  form: Form,
  role: 'trigger' | 'action',
): StepDescription | undefined {
  const slug = form[`choose_${role}`] === undefined ? textOf(form, role) : textOf(form, `choose_${role}`);
  return steps.find((step) => step.slug === slug);
}
