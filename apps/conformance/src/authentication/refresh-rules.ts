import { type CheckedRule, type Findings } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { type AccountLink, linkOf, type Tokens, tokensOf } from './account-link.js';

const lifetime: CheckedRule = {
  number: 32,
  name: 'lifetime',
  title: 'Where no refresh token is given, the access token has no end',
  async check(service, findings) {
    const link = linkOf(service, findings);
    const { refreshToken, expiresIn, exchange } = await link.connect(findings);
    if (refreshToken !== undefined) findings.skip('the service gives refresh tokens');
    findings.expect(expiresIn === undefined || expiresIn === null, {
      expectation: 'A token without a refresh token has no expires_in.',
      found: `It expires in ${JSON.stringify(expiresIn)} seconds.`,
      fix: 'Give a refresh_token as well, or let access tokens live until they are revoked.',
      exchange,
    });
  },
};

const refresh: CheckedRule = {
  number: 32,
  name: 'refresh',
  title: 'A refresh is answered with another access token, and may be repeated with the same refresh token',
  async check(service, findings) {
    const link = linkOf(service, findings);
    const { refreshToken, accessToken } = await connectWithRefresh(link, findings);
    const first = await link.refresh(refreshToken);
    const fresh = tokensOf(first);
    findings.expect(fresh !== undefined && fresh.accessToken !== accessToken, {
      expectation: 'grant_type=refresh_token is answered with 200 and a new access_token.',
      found: fresh && 'It gave the same access token again.',
      fix: 'Answer a refresh as you answer a code: with {"token_type": "Bearer", "access_token": "..."}.',
      exchange: first,
    });
    if (!fresh) return;
    const again = await link.refresh(refreshToken);
    findings.expect(tokensOf(again) !== undefined, {
      expectation: 'The refresh token that was used a moment ago works once more.',
      fix: 'Accept the one before the newest, too: where the answer with the newest gets lost, IFTTT has no other.',
      exchange: again,
    });
  },
};

const repeat: CheckedRule = {
  number: 33,
  name: 'repeat',
  title: 'After a refresh the repeated request is answered',
  async check(service: ServiceUnderTest, findings: Findings) {
    const link = linkOf(service, findings);
    const { refreshToken } = await connectWithRefresh(link, findings);
    const fresh = tokensOf(await link.refresh(refreshToken));
    if (!fresh) return findings.skip('needs rule 32: the refresh gave no token');
    const repeated = await link.userInfo(fresh.accessToken);
    findings.expect(repeated.answer?.status === 200, {
      expectation: 'The access token of a refresh opens user/info at once.',
      fix: 'IFTTT refreshes once after a 401 and repeats the request at once: let the new token be valid by then.',
      exchange: repeated,
    });
  },
};

export const refreshRules = [lifetime, refresh, repeat];

async function connectWithRefresh(
  link: AccountLink,
  findings: Findings,
): Promise<Tokens & { readonly refreshToken: string }> {
  const tokens = await link.connect(findings);
  const { refreshToken } = tokens;
  if (refreshToken === undefined) return findings.skip('the service gives no refresh tokens');
  return { ...tokens, refreshToken };
}
