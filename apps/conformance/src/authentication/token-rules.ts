import { randomBytes } from 'node:crypto';
import { whatCame } from '../findings.js';
import { type Exchange } from '../http/exchange.js';
import { type CheckedRule, type Findings } from '../rule.js';
import { isObject, objectOr } from '../service/json.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { type AccountLink, type Encoding, linkOf, tokensOf } from './account-link.js';

/** RFC 6749 5.2: what a refusal is made of. */
const PARTS_OF_A_REFUSAL = ['error', 'error_description', 'error_uri'];

/** A code, sent like this, becomes a token that works. */
function exchange(encoding: Encoding, title: string): CheckedRule {
  return {
    number: 31,
    name: `exchange-${encoding}`,
    title,
    async check(service, findings) {
      const link = linkOf(service, findings);
      const answered = await link.exchangeCode(await link.code(findings), encoding);
      const { token_type: type } = objectOr(answered.answer?.json);
      const tokens = tokensOf(answered);
      const isToken = findings.expect(tokens !== undefined && /^bearer$/i.test(String(type)), {
        expectation: `A code, sent as ${encoding === 'json' ? 'JSON' : 'a form'}, is answered with 200, token_type "Bearer" and an access_token.`,
        found: answered.answer?.status === 200 ? `The body was ${namesOf(answered)}.` : whatCame(answered),
        fix: 'Answer POST with grant_type=authorization_code with {"token_type": "Bearer", "access_token": "..."}, whether it comes as a form or as JSON.',
        exchange: answered,
      });
      if (!isToken || !tokens) return;
      const userInfo = await link.userInfo(tokens.accessToken);
      findings.expect(userInfo.answer?.status === 200, {
        expectation: 'The new access token opens user/info at once.',
        fix: 'Let a token be valid before it is given out: IFTTT asks for user/info with it at once.',
        exchange: userInfo,
      });
    },
  };
}

const refusals: CheckedRule = {
  number: 31,
  name: 'refusals',
  title: 'Codes and refresh tokens that are not valid are refused with 400 {"error": "invalid_grant"} and not repeated',
  async check(service, findings) {
    const link = linkOf(service, findings);
    const bad = randomBytes(24).toString('hex');
    expectRefusal(findings, await link.exchangeCode(bad), 'A code that was never given', bad);
    if (!(await refreshesTokens(service, link, findings))) return;
    expectRefusal(findings, await link.refresh(bad), 'A refresh token that was never given', bad);
  },
};

const singleUse: CheckedRule = {
  number: 31,
  name: 'code-once',
  title: 'A code is exchanged once',
  async check(service, findings) {
    const link = linkOf(service, findings);
    const code = await link.code(findings);
    if (!tokensOf(await link.exchangeCode(code))) findings.skip('the code was not exchanged for a token at all');
    expectRefusal(findings, await link.exchangeCode(code), 'A code that was exchanged before', code);
  },
};

const clientSecret: CheckedRule = {
  number: 31,
  name: 'client-secret',
  title: 'A wrong client secret gets no token',
  async check(service, findings) {
    const link = linkOf(service, findings);
    const code = await link.code(findings);
    const answered = await link.exchangeCode(code, 'form', { client_secret: randomBytes(24).toString('hex') });
    const { status, json } = answered.answer ?? {};
    findings.expect((status === 400 || status === 401) && typeof objectOr(json)['error'] === 'string', {
      expectation:
        'A code with a wrong client_secret is refused with 401 or 400 and an "error", which RFC 6749 5.2 calls invalid_client.',
      fix: 'Compare the client secret before the code: else whoever gets hold of a code can connect as that person.',
      exchange: answered,
    });
  },
};

export const tokenRules = [
  exchange('form', 'A code, sent as a form, becomes an access token that works at once'),
  exchange('json', 'A code, sent as JSON, becomes an access token that works at once'),
  refusals,
  singleUse,
  clientSecret,
];

async function refreshesTokens(service: ServiceUnderTest, link: AccountLink, findings: Findings): Promise<boolean> {
  const { refreshToken } = await link.connect(findings);
  if (refreshToken === undefined) findings.leaveOut('a bad refresh token: the service gives none');
  return refreshToken !== undefined;
}

function expectRefusal(findings: Findings, answered: Exchange, what: string, secret: string): void {
  const { status, json, text = '' } = answered.answer ?? {};
  const isRefusal =
    isObject(json) &&
    json['error'] === 'invalid_grant' &&
    Object.keys(json).every((name) => PARTS_OF_A_REFUSAL.includes(name));
  findings.expect(status === 400 && isRefusal, {
    expectation: `${what} is refused with 400 {"error": "invalid_grant"}.`,
    found: status === 400 ? `The body was ${namesOf(answered)}.` : whatCame(answered),
    fix: 'Answer as RFC 6749 5.2 has it, not in the errors shape of the other endpoints: 400 {"error": "invalid_grant", "error_description": "..."}.',
    exchange: answered,
  });
  findings.expect(!text.includes(secret), {
    expectation: 'A refusal does not repeat what it refuses.',
    found: 'It repeats it.',
    fix: 'Say what is wrong without the code or token: answers end up in logs.',
    exchange: answered,
  });
}

/** What a body is made of, without its values. */
function namesOf({ answer }: Exchange): string {
  const { json } = answer ?? {};
  if (!isObject(json)) return 'no JSON object';
  const names = Object.entries(json).map(([name, value]) =>
    name === 'error' ? `error: ${JSON.stringify(value)}` : name,
  );
  return `{${names.join(', ')}}`;
}
