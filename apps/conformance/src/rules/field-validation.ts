import { type Rule } from '../rule.js';
import { dataOf } from '../service/steps.js';
import { statusOf } from './support.js';
import { isVerdict, validate, validationSamples } from './validation.js';

export const fieldValidation: Rule = {
  number: 22,
  name: 'field-validation',
  title: 'Validation of a field is answered with 200 and {valid, message}, for valid and invalid values alike',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const all = validationSamples(service);
    if (all.length === 0) findings.skip('the samples have no triggerFieldValidations');
    for (const { path, sample } of all) {
      for (const value of [sample['valid'], sample['invalid']]) {
        if (value === undefined) continue;
        const exchange = await validate(service, path, value);
        findings.expect(statusOf(exchange) === 200 && isVerdict(dataOf(exchange)), {
          expectation: `POST ${path} is answered with 200 and {"data": {"valid": true or false, "message": ...}}.`,
          fix: 'An invalid value is no error of the request: say so in "valid", and why in "message".',
          exchange,
        });
      }
    }
  },
};
