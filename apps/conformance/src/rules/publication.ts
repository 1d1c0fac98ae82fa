import { type Findings, type Rule } from '../rule.js';
import { objectOr } from '../service/json.js';
import { type WorkingStep } from '../service/steps.js';

export const publication: Rule = {
  number: 37,
  name: 'publication',
  title: 'What IFTTT publishes has a query, and ingredients that mirror the fields of its triggers',
  needs: ['samples', 'credential'],
  async check({ steps, facts }, findings) {
    findings.expect(steps.of('queries').length > 0, {
      expectation: 'The samples of test/setup have at least one query.',
      found: 'They have none.',
      fix: 'Add a query; the history of a trigger is an easy one.',
      exchange: facts.setup,
    });
    for (const trigger of steps.working('triggers')) expectMirror(trigger, findings);
  },
};

function expectMirror(trigger: WorkingStep, findings: Findings): void {
  const { slug, description, sample, data, first } = trigger;
  if (!description && data.length === 0) return;
  const ingredients = description?.ingredients.map((one) => one.slug) ?? Object.keys(objectOr(data[0]));
  const missing = Object.keys(sample).filter((field) => !ingredients.includes(field));
  findings.expect(missing.length === 0, {
    expectation: `The ingredients of ${slug} mirror its fields.`,
    found: `There is no ingredient ${missing.join(', ')}.`,
    fix: 'Give what the person entered as an ingredient of the same name, so that it can be used in actions.',
    exchange: first,
  });
}
