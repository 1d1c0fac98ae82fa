import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { STEP_KINDS } from '../service/samples.js';
import { requestOf, UNKNOWN } from '../service/steps.js';
import { hasErrors, statusOf } from './support.js';

export const unknownPaths: Rule = {
  number: 4,
  name: 'unknown-paths',
  title: 'What does not exist is answered with 404 and errors: paths, steps, fields',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    expectNotFound(findings, 'An unknown path', await service.call('GET', UNKNOWN));
    expectNotFound(findings, 'A POST to an unknown path', await service.call('POST', UNKNOWN, { json: {} }));
    for (const kind of STEP_KINDS) {
      const exchange = await service.call('POST', `${kind}/${UNKNOWN}`, { json: requestOf(kind, {}) });
      expectNotFound(findings, `An unknown slug below ${kind}`, exchange);
      const [step] = service.steps.working(kind);
      if (!step) continue;
      const field = await service.call('POST', `${step.path}/fields/${UNKNOWN}/options`, { json: {} });
      expectNotFound(findings, `An unknown field of ${step.slug}`, field);
    }
  },
};

function expectNotFound(findings: Findings, what: string, exchange: Exchange): void {
  findings.expect(statusOf(exchange) === 404 && hasErrors(exchange.answer), {
    expectation: `${what} is answered with 404 and {"errors": [{"message": ...}]}.`,
    fix: 'Answer requests that match no route or no step yourself: what a framework answers by default has another form.',
    exchange,
  });
}
