import { type Rule } from '../rule.js';
import { STEP_KINDS } from '../service/samples.js';
import { FIELDS_KEY } from '../service/steps.js';
import { named, statusOf } from './support.js';

const EXTRA = { conformance_extra: { of: ['any', 'form'] } };

export const extraKeys: Rule = {
  number: 5,
  name: 'extra-keys',
  title: 'Keys that the service does not know are ignored, at the top and among the fields',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const steps = STEP_KINDS.flatMap((kind) => service.steps.successful(kind));
    if (steps.length === 0) findings.skip('needs rule 12: no step can be called with its sample');
    for (const step of steps) {
      const key = FIELDS_KEY[step.kind];
      const changes = { 'at the top': EXTRA, [`among the ${key}`]: { [key]: { ...step.sample, ...EXTRA } } };
      for (const [where, change] of Object.entries(changes)) {
        const exchange = await service.run(step, change);
        findings.expect(statusOf(exchange) === statusOf(step.first), {
          expectation: `An unknown key ${where} changes nothing for ${named(step)}.`,
          fix: 'Read the keys you know and leave the others alone: IFTTT may add to its requests at any time.',
          exchange,
        });
      }
    }
  },
};
