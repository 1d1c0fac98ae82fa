import { type Findings, type Rule } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { FIELDS_KEY, hasFields, requiredFields, type Step } from '../service/steps.js';
import { named, statusOf, successfulActions, workingSteps } from './support.js';

const FIX = 'Check that every required field is there and not blank; answer 400 and name the field in the message.';

export const triggerFields: Rule = {
  number: 19,
  name: 'trigger-fields',
  title: 'A poll that leaves out triggerFields or one that is required, or gives a blank for it, is a 400',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    await expectRequired(service, workingSteps(service, 'triggers', findings), ['missing', 'blank'], findings);
  },
};

export const queryFields: Rule = {
  number: 25,
  name: 'query-fields',
  title: 'A query that leaves out queryFields or one that is required is a 400',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    await expectRequired(service, workingSteps(service, 'queries', findings), ['missing'], findings);
  },
};

export const actionFields: Rule = {
  number: 27,
  name: 'action-fields',
  title: 'An action that leaves out actionFields or one that is required is a 400; other fields may be left out',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const actions = successfulActions(service, findings);
    await expectRequired(service, actions, ['missing'], findings);
    for (const action of actions) await expectOptional(service, action, findings);
  },
};

async function expectRequired(
  service: ServiceUnderTest,
  all: readonly Step[],
  lacks: readonly ('missing' | 'blank')[],
  findings: Findings,
): Promise<void> {
  const steps = all.filter(hasFields);
  if (steps.length === 0) findings.skip('no step of this kind has a field, as far as is known');
  for (const step of steps) {
    const key = FIELDS_KEY[step.kind];
    await expectRefused(service, step, { [key]: undefined }, `without ${key}`, findings);
    for (const field of requiredFields(step) ?? []) {
      for (const lack of lacks) {
        const value = lack === 'missing' ? undefined : '';
        const fields = { [key]: { ...step.sample, [field]: value } };
        await expectRefused(service, step, fields, `with the required field ${field} ${lack}`, findings);
      }
    }
  }
  if (steps.some((step) => requiredFields(step) === undefined)) {
    findings.leaveOut('single fields: only a description (--description) says which are required');
  }
}

async function expectRefused(
  service: ServiceUnderTest,
  step: Step,
  changes: Readonly<Record<string, unknown>>,
  how: string,
  findings: Findings,
): Promise<void> {
  const exchange = await service.run(step, changes);
  findings.expect(statusOf(exchange) === 400, {
    expectation: `A call of ${named(step)} ${how} is answered with 400.`,
    fix: FIX,
    exchange,
  });
}

async function expectOptional(service: ServiceUnderTest, action: Step, findings: Findings): Promise<void> {
  const optional = action.description?.fields.filter(({ required }) => !required) ?? [];
  for (const { slug } of optional) {
    for (const [lack, value] of [
      ['absent', undefined],
      ['blank', ''],
    ] as const) {
      const exchange = await service.run(action, { actionFields: { ...action.sample, [slug]: value } });
      findings.expect(statusOf(exchange) === statusOf(action.first), {
        expectation: `${named(action)} runs with the optional field ${slug} ${lack}.`,
        fix: 'Take a blank optional field for one that is not there, and do without it.',
        exchange,
      });
    }
  }
}
