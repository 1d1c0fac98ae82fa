import { type Findings, type Rule } from '../rule.js';
import { isObject, objectOr } from '../service/json.js';
import { type Facts } from '../service/facts.js';
import { dataOf } from '../service/steps.js';
import { KEYLESS } from './strangers.js';
import { statusOf } from './support.js';

const KINDS = ['triggers', 'triggerFieldValidations', 'queries', 'actions', 'actionRecordSkipping'];

export const testSetup: Rule = {
  number: 10,
  name: 'test-setup',
  title: 'POST test/setup: an access token and samples with the service key, 401 without',
  async check(service, findings) {
    const { setup } = service.facts;
    if (
      findings.expect(statusOf(setup) === 200, {
        expectation: 'POST test/setup with the service key is answered with 200.',
        fix: 'Serve POST /ifttt/v1/test/setup. It has no body.',
        exchange: setup,
      })
    ) {
      expectSamples(service.facts, findings);
      expectToken(service.facts, findings);
    }
    for (const [who, credential] of Object.entries(KEYLESS)) {
      const refusal = await service.call('POST', 'test/setup', { credential, testMode: false });
      findings.expect(statusOf(refusal) === 401, {
        expectation: `POST test/setup with ${who} is answered with 401.`,
        fix: 'Compare IFTTT-Service-Key with yours before anything is set up.',
        exchange: refusal,
      });
    }
  },
};

function expectSamples({ setup }: Facts, findings: Findings): void {
  const samples = objectOr(dataOf(setup))['samples'];
  const isComplete = isObject(samples) && KINDS.every((kind) => samples[kind] === undefined || isObject(samples[kind]));
  findings.expect(isComplete, {
    expectation: 'The answer has data.samples with an object for each kind of step.',
    found: isObject(samples) ? 'A kind of samples is no object.' : 'There is no data.samples.',
    fix: `Answer {"data": {"accessToken": "...", "samples": {...}}}; kinds are ${KINDS.join(', ')}.`,
    exchange: setup,
  });
}

function expectToken({ setup, accessToken, hasAccounts, userInfo, description }: Facts, findings: Findings): void {
  const isExpected = hasAccounts || description?.service.authenticatesUsers === true;
  findings.expect(!isExpected || accessToken !== undefined, {
    expectation: 'A service with accounts gives the access token of a test account in data.accessToken.',
    found: 'There is none, and user/info asks for one.',
    fix: 'Make a test account for IFTTT, and answer with an access token of it.',
    exchange: statusOf(userInfo) === 401 ? userInfo : setup,
  });
}
