import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { STEP_KINDS } from '../service/samples.js';
import { type Step } from '../service/steps.js';
import { hasErrors, named, statusOf } from './support.js';

const MALFORMED = '{"user": {"timezone"';
const OVERSIZED_BYTES = 2 * 1024 * 1024;

export const badRequests: Rule = {
  number: 4,
  name: 'bad-requests',
  title: 'Malformed JSON, wrong methods and oversized bodies are answered with errors, never with HTML',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const steps = STEP_KINDS.flatMap((kind) => service.steps.working(kind).slice(0, 1));
    if (steps.length === 0) findings.skip('needs rule 12: no step can be called with its sample');
    for (const step of steps) await malformed(service, step, findings);
    const [step] = steps;
    const wrongMethod = await service.call('GET', step!.path);
    findings.expect(isRefused(wrongMethod), {
      expectation: `GET in place of POST at ${named(step!)} is refused with {"errors": [{"message": ...}]}.`,
      fix: 'Answer a wrong method with 404 or 405 in the form of the protocol.',
      exchange: wrongMethod,
    });
    await oversized(service, step!, findings);
  },
};

async function malformed(service: ServiceUnderTest, step: Step, findings: Findings): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const exchange = await service.call('POST', step.path, { body: MALFORMED, headers });
  findings.expect(statusOf(exchange) === 400 && hasErrors(exchange.answer), {
    expectation: `Malformed JSON at ${named(step)} is answered with 400 and {"errors": [{"message": ...}]}.`,
    fix: 'Handle the error of the JSON parser: frameworks answer it themselves, often in HTML.',
    exchange,
  });
}

async function oversized(service: ServiceUnderTest, step: Step, findings: Findings): Promise<void> {
  const exchange = await service.run(step, { conformance_padding: 'x'.repeat(OVERSIZED_BYTES) });
  const status = statusOf(exchange);
  if (status === undefined) return findings.leaveOut('an oversized body: the connection was closed while it was sent');
  // A service that takes bodies of this size is free to do so.
  findings.expect(status === 200 || isRefused(exchange), {
    expectation: `A body of 2 MB is accepted, or refused with {"errors": [{"message": ...}]}.`,
    fix: 'Handle the error of the body parser: answer it in the form of the protocol.',
    exchange,
  });
}

function isRefused(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && status >= 400 && status < 500 && hasErrors(exchange.answer);
}
