import { type Answer, type Exchange } from '../http/exchange.js';
import { type Findings } from '../rule.js';
import { isObject } from '../service/json.js';
import { type StepKind } from '../service/samples.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { type Step, type WorkingStep } from '../service/steps.js';

export function statusOf({ answer }: Exchange): number | undefined {
  return answer?.status;
}

/** Whether it is `{"errors": [{"message": "..."}]}` (platform rule 3). */
export function hasErrors(answer: Answer | undefined): boolean {
  if (!isObject(answer?.json)) return false;
  const errors = answer.json['errors'];
  return Array.isArray(errors) && errors.length > 0 && errors.every(isError);
}

function isError(error: unknown): boolean {
  return isObject(error) && typeof error['message'] === 'string' && error['message'].trim() !== '';
}

/** Steps whose samples work; a check of them is skipped where there are none. */
export function workingSteps({ steps }: ServiceUnderTest, kind: StepKind, findings: Findings): readonly WorkingStep[] {
  if (steps.of(kind).length === 0) findings.skip(`the samples have no ${kind}`);
  const working = steps.working(kind);
  if (working.length === 0) findings.skip(`needs rule 12: no sample of the ${kind} is answered with 200 and a list`);
  return working;
}

/** Actions that do what their sample asks for. */
export function successfulActions({ steps }: ServiceUnderTest, findings: Findings): readonly Step[] {
  if (steps.of('actions').length === 0) findings.skip('the samples have no actions');
  const successful = steps.successful('actions');
  if (successful.length === 0) findings.skip('needs rule 12: no action accepts its sample');
  return successful;
}

/** "the trigger new_photo" */
export function named({ kind, slug }: Pick<Step, 'kind' | 'slug'>): string {
  return `the ${{ triggers: 'trigger', actions: 'action', queries: 'query' }[kind]} ${slug}`;
}
