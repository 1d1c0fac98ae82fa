import { type Findings, type Rule } from '../rule.js';
import { isObject } from '../service/json.js';
import { dataOf, type FieldOptions, type Step } from '../service/steps.js';
import { named, statusOf } from './support.js';

export const fieldOptions: Rule = {
  number: 22,
  name: 'field-options',
  title: 'Options of a field have a label and a value each; a group of them is not within another group',
  needs: ['samples', 'credential'],
  async check({ steps }, findings) {
    for (const step of steps.all) {
      expectDynamicOptions(step, findings);
      for (const options of step.options) expectOptions(options, findings);
    }
    if (steps.all.every(({ options }) => options.length === 0)) findings.skip('no field has options');
  },
};

function expectDynamicOptions(step: Step, findings: Findings): void {
  const dynamic = step.description?.fields.filter(({ optionsKind }) => optionsKind === 'dynamic') ?? [];
  for (const { slug } of dynamic) {
    findings.expect(
      step.options.some(({ field }) => field === slug),
      {
        expectation: `The field ${slug} of ${named(step)} has an options endpoint.`,
        found: 'Its endpoint is answered as that of a field which does not exist.',
        fix: 'Serve POST .../fields/{field}/options.',
      },
    );
  }
}

function expectOptions({ path, exchange }: FieldOptions, findings: Findings): void {
  // A refused credential is rule 11's.
  if (statusOf(exchange) === 401) return;
  const data = dataOf(exchange);
  const isList = Array.isArray(data) && data.every((option) => isOption(option) || isCategory(option));
  findings.expect(statusOf(exchange) === 200 && isList, {
    expectation: `POST ${path} gives a list of {label, value}, or of {label, values: [{label, value}]}.`,
    fix: 'Labels and values are strings that are not empty; categories have one level.',
    exchange,
  });
}

function isOption(option: unknown): boolean {
  return isObject(option) && isText(option['label']) && typeof option['value'] === 'string' && !('values' in option);
}

function isCategory(option: unknown): boolean {
  if (!isObject(option) || !isText(option['label']) || 'value' in option) return false;
  return Array.isArray(option['values']) && option['values'].every(isOption);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
