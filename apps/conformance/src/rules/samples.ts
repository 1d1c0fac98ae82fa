import { type Findings, type Rule } from '../rule.js';
import { isObject, objectOr } from '../service/json.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { STEP_KINDS } from '../service/samples.js';
import { dataOf, type Step, succeeded } from '../service/steps.js';
import { named, statusOf } from './support.js';
import { validate, validationSamples } from './validation.js';

const MIN_EVENTS = 3;

export const samples: Rule = {
  number: 12,
  name: 'samples',
  title: 'Samples do what they are for: three events of every trigger, actions and queries that run',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    if (service.steps.all.length === 0) {
      findings.expect(false, {
        expectation: 'There are samples of triggers, actions or queries.',
        found: 'There are none: nothing can be tested.',
        fix: 'Give a value for each field of each step in data.samples.',
        exchange: service.facts.setup,
      });
    }
    for (const step of service.steps.all) expectRuns(step, findings);
    expectCompleteness(service, findings);
    await expectValidations(service, findings);
  },
};

function expectRuns(step: Step, findings: Findings): void {
  const { kind, first } = step;
  // A refused token is rule 11's, what an action answers with rule 26's.
  if (statusOf(first) === 401) return;
  const data = dataOf(first);
  const runs = kind === 'actions' ? succeeded(first) : statusOf(first) === 200 && Array.isArray(data);
  findings.expect(runs, {
    expectation: `The sample of ${named(step)} is accepted${kind === 'actions' ? '' : ' and answered with a list'}.`,
    fix: 'Give values in data.samples that work for the test account, for every field.',
    exchange: first,
  });
  if (!runs || kind !== 'triggers') return;
  const { length } = data as unknown[];
  findings.expect(length >= MIN_EVENTS, {
    expectation: `A poll of ${step.slug} with its sample gives at least ${MIN_EVENTS} events.`,
    found: `It gave ${length}.`,
    fix: 'Have test/setup make events that match the sample.',
    exchange: first,
  });
}

/** A description says what there is beside the samples. */
function expectCompleteness({ facts, steps }: ServiceUnderTest, findings: Findings): void {
  const fix = 'Add it to data.samples of test/setup.';
  const given = objectOr(objectOr(dataOf(facts.setup))['samples']);
  for (const kind of STEP_KINDS) {
    // What is there in another form is rule 10's.
    if (given[kind] !== undefined && !isObject(given[kind])) continue;
    for (const { slug, fields } of facts.description?.[kind] ?? []) {
      const sample = steps.of(kind).find((one) => one.slug === slug)?.sample;
      const missing = fields.filter(({ required, slug: field }) => required && !Object.hasOwn(sample ?? {}, field));
      findings.expect(sample !== undefined && missing.length === 0, {
        expectation: `${named({ kind, slug })} has a sample for each required field.`,
        found: sample ? `There is none for ${missing.map((field) => field.slug).join(', ')}.` : 'It has none.',
        fix,
        exchange: facts.setup,
      });
      for (const field of fields.filter(({ validated }) => validated)) {
        const validation = facts.samples?.triggerFieldValidations[slug]?.[field.slug];
        findings.expect(validation !== undefined, {
          expectation: `The field ${field.slug} of ${slug} has a valid and an invalid value in triggerFieldValidations.`,
          found: 'It has none.',
          fix,
          exchange: facts.setup,
        });
      }
    }
  }
}

async function expectValidations(service: ServiceUnderTest, findings: Findings): Promise<void> {
  for (const { path, sample } of validationSamples(service)) {
    for (const [key, valid] of [
      ['valid', true],
      ['invalid', false],
    ] as const) {
      const isThere = findings.expect(sample[key] !== undefined, {
        expectation: `There is ${valid ? 'a valid' : 'an invalid'} value for ${path}.`,
        found: `triggerFieldValidations has no "${key}" for it.`,
        fix: 'Give both: {"valid": ..., "invalid": ...}.',
        exchange: service.facts.setup,
      });
      if (!isThere) continue;
      const exchange = await validate(service, path, sample[key]);
      const verdict = objectOr(dataOf(exchange))['valid'];
      // Rule 22 says in what form.
      if (statusOf(exchange) !== 200 || typeof verdict !== 'boolean') continue;
      findings.expect(verdict === valid, {
        expectation: `The ${key} sample of ${path} is ${key}.`,
        found: `The service says that it is ${verdict ? 'valid' : 'invalid'}.`,
        fix: 'Let sample and validator agree.',
        exchange,
      });
    }
  }
}
