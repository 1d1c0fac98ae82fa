import { afterAll, beforeAll, describe, it } from 'vitest';
import { Browser } from '../support/browser.js';
import { type Answer, send } from '../support/http.js';
import { embedded } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { type PageVocabulary, pageRequests } from './generators/pages.js';
import { Cases } from './support/cases.js';
import { expectNothingWritten, Ledger } from './support/ledger.js';
import { expectUnharmed } from './support/logs.js';

const FORMS = 1000;
const STATUSES = [200, 303, 400, 401, 403, 404, 405, 413, 415, 429];

describe('Forms that nobody should send', () => {
  const world = useWorld(embedded, { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1' });
  const cases = new Cases('Bad forms');
  let words: PageVocabulary;
  let ledger: Ledger;

  beforeAll(async () => {
    const owner = await world.owner();
    const [browser, stranger] = [new Browser(), new Browser()];
    const signedIn = await browser.press(await browser.open(`${world.url}/account`), /sign in/i, {
      email: owner.email,
      password: owner.password,
    });
    const elsewhere = await stranger.open(`${world.url}/account`);
    words = {
      clientId: world.client.id,
      redirectUrl: world.redirectUrl,
      email: owner.email,
      password: owner.password,
      cookies: Object.fromEntries(browser.cookies),
      formTokens: [signedIn, elsewhere].map(({ forms }) => String(forms[0]?.fields['_csrf'])),
    };
    ledger = await Ledger.open(world);
  });
  afterAll(() => expectUnharmed(world));

  it('are answered with a page or lead to where they may; a refusal and a look leave nothing behind', () =>
    cases.try(pageRequests(words), FORMS, async (request) => {
      const answer = await send(world.url + request.path, request);
      const fault = faultOf(answer, words.redirectUrl);
      if (fault !== null) throw new Error(`${fault}: ${answer.text.slice(0, 1000)}`);
      const mayWrite = request.method === 'POST' && answer.status < 400;
      await (mayWrite ? ledger.settle() : expectNothingWritten(ledger, answer.text));
    }));
});

function faultOf({ status, headers }: Answer, redirectUrl: string): string | null {
  if (!STATUSES.includes(status)) return `the status ${status}`;
  const csp = String(headers['content-security-policy']);
  if (!csp.includes("frame-ancestors 'none'") || !csp.includes("default-src 'none'")) return `the policy ${csp}`;
  if (status === 303) {
    const location = String(headers['location']);
    const isOurs = /^(\?|(\.\.?\/)+account(\?|$))/.test(location);
    return isOurs || location.startsWith(`${redirectUrl}?`) ? null : `the way to ${location}`;
  }
  return /^text\/html; charset=utf-8$/.test(String(headers['content-type']))
    ? null
    : `the type ${String(headers['content-type'])}`;
}
