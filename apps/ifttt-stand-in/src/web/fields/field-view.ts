import type { FieldDescription, IngredientDescription, Platform, StepDescription } from '../../platform/index.js';
import type { Form } from '../forms.js';
import type { FieldView } from '../views.js';
import { choicesOf, type ChoicesRequest, withChosen } from './choices.js';
import { typedValue } from './field-values.js';

export interface FieldsRequest extends Omit<ChoicesRequest, 'step'> {
  /** Before the dot in the names of the inputs. */
  readonly role: 'trigger' | 'action' | 'query';
  readonly step: StepDescription;
  readonly form: Form;
  /** By the name of the input. */
  readonly problems: Readonly<Record<string, string>>;
  /** What can be inserted into text. */
  readonly ingredients?: readonly IngredientDescription[];
}

/** The fields of a step as they are shown, with their choices and what was typed. */
export function fieldViews(platform: Platform, request: FieldsRequest): Promise<FieldView[]> {
  return Promise.all(request.step.fields.map((field) => fieldView(platform, field, request)));
}

async function fieldView(platform: Platform, field: FieldDescription, request: FieldsRequest): Promise<FieldView> {
  const { role, step, kind, connection, form } = request;
  const name = `${role}.${field.slug}`;
  const value = typedValue(field, name, form);
  const choices = await choicesOf(platform, field, { connection, kind, step: step.slug });
  const chosen = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  const isChecked = role === 'trigger' && field.type === 'text' && field.validated === true;
  return {
    name,
    label: field.label,
    type: field.type,
    required: field.required,
    value,
    problem: request.problems[name] ?? '',
    choicesProblem: choices.problem,
    ...(choices.groups && { groups: withChosen(choices.groups, chosen) }),
    ...(isChecked && { validation: `/validations/${encodeURIComponent(step.slug)}/${encodeURIComponent(field.slug)}` }),
    ingredients: field.type === 'text' ? (request.ingredients ?? []) : [],
  };
}
