import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { accessTokenOf } from '../service/facts.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { named, statusOf } from './support.js';

export const testAccount: Rule = {
  number: 11,
  name: 'test-account',
  title: 'What test/setup gives works at once and everywhere, however often it is called',
  needs: ['samples'],
  async check(service, findings) {
    const { accessToken, hasAccounts, userInfo } = service.facts;
    if (accessToken !== undefined) expectOpen(findings, 'user/info', userInfo);
    for (const step of service.steps.all) {
      expectOpen(findings, named(step), step.first);
      for (const { path, exchange } of step.options) expectOpen(findings, path, exchange);
    }
    const again = [
      ...(await Promise.all([1, 2, 3].map(() => service.setUp()))),
      // At last, so that there is a newest token, whichever of those at once was the last.
      await service.setUp(),
    ];
    for (const exchange of again) {
      findings.expect(statusOf(exchange) === 200, {
        expectation: 'POST test/setup works again, and several times at once.',
        fix: 'Make the test account where it is missing, and use it where it is there.',
        exchange,
      });
    }
    // A token that was refused from the beginning is reported already.
    if (hasAccounts && statusOf(userInfo) !== 401) await expectTokensValid(service, again, findings);
  },
};

function expectOpen(findings: Findings, where: string, exchange: Exchange): void {
  findings.expect(statusOf(exchange) !== 401, {
    expectation: `What test/setup gave opens ${where}.`,
    fix: 'The token is an ordinary one of an ordinary account, valid when test/setup answers.',
    exchange,
  });
}

async function expectTokensValid(
  service: ServiceUnderTest,
  setups: readonly Exchange[],
  findings: Findings,
): Promise<void> {
  const tokens = [service.facts.accessToken, ...setups.map(accessTokenOf)];
  for (const token of new Set(tokens.filter((one) => one !== undefined))) {
    const exchange = await service.call('GET', 'user/info', { credential: { Authorization: `Bearer ${token}` } });
    findings.expect(statusOf(exchange) !== 401, {
      expectation: 'Every token that test/setup gave is valid, also after it was called again.',
      fix: 'Leave earlier tokens alone: IFTTT may run several tests at once.',
      exchange,
    });
  }
}
