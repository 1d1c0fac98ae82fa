import { LostWay } from '../../../form-browser/src/index.js';
import { type CheckedRule, type Findings } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { FOREIGN_REDIRECT_URL, linkOf, type Return } from './account-link.js';
import { type Decision, isAt } from './consent-pages.js';

const FIX_RETURN =
  'Send the browser to the redirect URL that is registered for IFTTT, with code and state as its query.';

const consent: CheckedRule = {
  number: 30,
  name: 'consent',
  title: 'Consent leads back to IFTTT with a code and the state as it was',
  async check(service, findings) {
    const returned = await leadBack(service, findings, 'allow');
    if (!returned) return;
    const { to, exchange } = returned;
    findings.expect(Boolean(to.searchParams.get('code')), {
      expectation: 'Consent leads back with a code.',
      found: parametersOf(to),
      fix: FIX_RETURN,
      exchange,
    });
  },
};

const denial: CheckedRule = {
  number: 30,
  name: 'denial',
  title: 'Denial leads back to IFTTT with error=access_denied and the state as it was',
  async check(service, findings) {
    const returned = await leadBack(service, findings, 'deny');
    if (!returned) return;
    const { to, exchange } = returned;
    const { searchParams } = to;
    findings.expect(searchParams.get('error') === 'access_denied' && !searchParams.has('code'), {
      expectation: 'Denial leads back with error=access_denied and without a code.',
      found: parametersOf(to),
      fix: 'Send the browser to the redirect URL with error=access_denied and the state of the request.',
      exchange,
    });
  },
};

const redirectUrl: CheckedRule = {
  number: 30,
  name: 'redirect-url',
  title: 'A redirect_uri that is not registered is never followed',
  async check(service, findings) {
    const link = linkOf(service, findings);
    const returned = await link.authorize('allow', FOREIGN_REDIRECT_URL).catch(undefinedWhereLost);
    // Where it leads nowhere, or to the registered URL, all is well.
    findings.expect(!returned || !isAt(returned.to, FOREIGN_REDIRECT_URL), {
      expectation: `Asked for with redirect_uri=${FOREIGN_REDIRECT_URL}, the pages do not lead there.`,
      found: 'They led there.',
      fix: 'Compare redirect_uri with the registered URL, character by character; where they differ, show an error page.',
      exchange: returned?.exchange,
    });
  },
};

export const authorizeRules = [denial, consent, redirectUrl];

/** Where the pages lead back to, if they do, with what every return must have. */
async function leadBack(
  service: ServiceUnderTest,
  findings: Findings,
  decision: Decision,
): Promise<Return | undefined> {
  const link = linkOf(service, findings);
  try {
    const returned = await link.authorize(decision);
    const { to, state, exchange } = returned;
    findings.expect(to.searchParams.get('state') === state, {
      expectation: 'The state comes back as it was.',
      found: `Sent: state=${state}. ${parametersOf(to)}`,
      fix: 'Keep the state of the request as it came, decoded once, and encode it once when you send it back.',
      exchange,
    });
    return returned;
  } catch (error) {
    if (!(error instanceof LostWay)) throw error;
    findings.expect(false, {
      expectation: `The authorize page leads to sign-in, then to a choice, and with "${decision}" back to ${link.settings.redirectUrl}.`,
      found: error.message,
      fix: 'Check the address, the client id, the redirect URL and the account that were given. The pages must work without JavaScript: a form with a password field, then a form with buttons to allow and to deny.',
      exchange: service.http.exchanges.at(-1),
    });
    return undefined;
  }
}

function undefinedWhereLost(error: unknown): undefined {
  if (!(error instanceof LostWay)) throw error;
}

/** What came back, without the code. */
function parametersOf({ searchParams }: URL): string {
  const parameters = [...searchParams].map(([name, value]) => (name === 'code' ? name : `${name}=${value}`));
  return `The parameters that came back: ${parameters.join(', ') || 'none'}.`;
}
