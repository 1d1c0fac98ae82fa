import type { Platform, ServiceDescription, StepDescription } from '../../platform/index.js';
import { fieldViews } from '../fields/field-view.js';
import { textOf } from '../forms.js';
import type { FormProblems } from '../problems.js';
import type { BuilderStepView, BuilderView } from '../views.js';
import type { BuilderForm } from './builder-form.js';

const WORDS = {
  trigger: { word: 'If', question: 'What starts it?' },
  action: { word: 'then', question: 'What does it do?' },
} as const;

/** The builder as it is shown: what is chosen, with its fields, and the next thing to choose. */
export async function builderView(
  platform: Platform,
  { triggers, actions }: ServiceDescription,
  builder: BuilderForm,
  problems: FormProblems,
): Promise<BuilderView> {
  const { trigger, action, connection, submission, form } = builder;
  const [triggerView, actionView] = await Promise.all([
    stepView(platform, 'trigger', triggers, builder, problems),
    trigger || action ? stepView(platform, 'action', actions, builder, problems) : undefined,
  ]);
  return {
    submission,
    problems: problems.general,
    connect: problems.connect,
    connections: platform.connections(),
    connection,
    trigger: triggerView,
    action: actionView,
    complete: trigger !== undefined && action !== undefined,
    name: textOf(form, 'name'),
    suggestedName: trigger && action ? `If ${trigger.name}, then ${action.name}` : '',
  };
}

async function stepView(
  platform: Platform,
  role: 'trigger' | 'action',
  choices: readonly StepDescription[],
  builder: BuilderForm,
  problems: FormProblems,
): Promise<BuilderStepView> {
  const chosen = builder[role];
  const fields =
    chosen === undefined || builder.connection === ''
      ? []
      : await fieldViews(platform, {
          role,
          kind: `${role}s`,
          connection: builder.connection,
          step: chosen,
          form: builder.form,
          problems: problems.byField,
          ingredients: role === 'action' ? builder.trigger?.ingredients : [],
        });
  return { role, ...WORDS[role], focused: builder.focus === role, choices, chosen, fields };
}
