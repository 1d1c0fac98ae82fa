import { type Findings, type Rule } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { newIdentity } from '../service/steps.js';
import { statusOf } from './support.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };

export const requests: Rule = {
  number: 2,
  name: 'requests',
  title: 'Requests are accepted in every form in which IFTTT sends them',
  needs: ['samples'],
  async check(service, findings) {
    await setupAsForm(service, findings);
    await optionsWithoutContentType(service, findings);
    await pollWithoutRequestId(service, findings);
    await jsonTypeWithoutBody(service, findings);
  },
};

async function setupAsForm(service: ServiceUnderTest, findings: Findings): Promise<void> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const exchange = await service.setUp({ headers });
  findings.expect(statusOf(exchange) === 200, {
    expectation: 'POST test/setup without a body is accepted with the content type of a form, too.',
    fix: 'Accept any Content-Type where the body is empty.',
    exchange,
  });
}

async function optionsWithoutContentType(service: ServiceUnderTest, findings: Findings): Promise<void> {
  for (const { path, exchange: usual } of service.steps.all.flatMap(({ options }) => options)) {
    if (statusOf(usual) !== 200) continue;
    const exchange = await service.call('POST', path, { body: '{}' });
    findings.expect(statusOf(exchange) === 200, {
      expectation: `POST ${path} with {} is accepted without a Content-Type.`,
      fix: 'Take a body without Content-Type for JSON, or ignore it.',
      exchange,
    });
  }
}

async function pollWithoutRequestId(service: ServiceUnderTest, findings: Findings): Promise<void> {
  const [trigger] = service.steps.working('triggers');
  if (!trigger) return findings.leaveOut('requests without X-Request-ID: needs rule 12, no trigger can be polled');
  const exchange = await service.run(trigger, {}, { headers: { 'X-Request-ID': undefined } });
  findings.expect(statusOf(exchange) === 200, {
    expectation: `A poll of ${trigger.slug} without X-Request-ID is accepted.`,
    fix: 'Do without the request id where none is sent: it helps to read logs, no more.',
    exchange,
  });
}

/** DELETE and GET are documented with `Content-Type: application/json`, and have no body. */
async function jsonTypeWithoutBody(service: ServiceUnderTest, findings: Findings): Promise<void> {
  const fix = 'Parse a body only where there is one: Content-Type: application/json comes without one, too.';
  const status = await service.callAsService('GET', 'status', { headers: JSON_TYPE });
  findings.expect(statusOf(status) === statusOf(service.facts.status), {
    expectation: 'GET status with a Content-Type and no body is answered as without.',
    fix,
    exchange: status,
  });
  const [trigger] = service.steps.working('triggers');
  if (!trigger) return;
  // Another one each time: what a second DELETE gives is rule 21's.
  const path = (): string => `${trigger.path}/trigger_identity/${newIdentity()}`;
  const usual = await service.call('DELETE', path());
  const exchange = await service.call('DELETE', path(), { headers: JSON_TYPE });
  findings.expect(statusOf(exchange) === statusOf(usual), {
    expectation: 'DELETE of a trigger identity with a Content-Type and no body is answered as without.',
    fix,
    exchange,
  });
}
