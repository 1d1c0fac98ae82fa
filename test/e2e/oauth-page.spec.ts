import { beforeAll, describe, expect, it } from 'vitest';
import { type Browser as BrowserType, Browser, type Page } from '../support/browser.js';
import { expectData, expectOAuthError } from '../support/expectations.js';
import { send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const ALLOW = /^allow/i;
const DENY = /^deny/i;
const SIGN_IN = /sign in/i;

describeStacks('OAuth2 pages', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner('Ada Lovelace');
  });

  const request = (overrides: Record<string, string | undefined> = {}): string => {
    const parameters = {
      client_id: world.client.id,
      response_type: 'code',
      scope: 'ifttt',
      state: 'a00caec8dbd08e50',
      redirect_uri: world.redirectUrl,
      ...overrides,
    };
    const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `${world.url}/oauth2/authorize?${new URLSearchParams(given).toString()}`;
  };

  const signIn = async (browser: BrowserType, owner: Owner, url = request()): Promise<Page> =>
    browser.press(await browser.open(url), SIGN_IN, { email: owner.email, password: owner.password });

  /** Where the page sends the person, which is nowhere but to IFTTT. */
  const destination = ({ answer }: Page): URLSearchParams => {
    expect([302, 303], answer.text).toContain(answer.status);
    const location = new URL(String(answer.headers['location']));
    expect(location.origin + location.pathname).toBe(world.redirectUrl);
    const code = location.searchParams.get('code');
    if (code) world.secret(code);
    return location.searchParams;
  };

  const expectProblemPage = ({ answer }: Page, ...statuses: number[]): void => {
    expect(statuses, answer.text).toContain(answer.status);
    expect(answer.headers['content-type']).toMatch(/^text\/html; charset=utf-8$/i);
    expect(answer.headers).not.toHaveProperty('location');
  };

  it('rule 30: sign in, consent, and back to IFTTT with a code and the state; the code gives a working token', async () => {
    const browser = new Browser();
    const start = await browser.open(request());
    expect(start.answer.status).toBe(200);
    expect(start.answer.headers['content-type']).toMatch(/^text\/html; charset=utf-8$/i);
    const consent = await browser.press(start, SIGN_IN, { email: owner.email, password: owner.password });
    expect(consent.answer.status).toBe(200);
    expect(consent.answer.text).toContain('Ada Lovelace');

    const parameters = destination(await browser.press(consent, ALLOW));
    expect([...parameters.keys()].sort()).toEqual(['code', 'state']);
    expect(parameters.get('state')).toBe('a00caec8dbd08e50');

    const answer = await world.exchange(String(parameters.get('code')), { redirect_uri: world.redirectUrl });
    const token = world.secret(answer.json.access_token);
    expect(expectData(await world.ifttt(token).call('GET', 'user/info')).id).toBe(owner.id);
  });

  it('rule 30: a code is bound to its redirect_uri (RFC 6749 4.1.3)', async () => {
    const browser = new Browser();
    const parameters = destination(await browser.press(await signIn(browser, owner), ALLOW));
    const code = String(parameters.get('code'));
    expectOAuthError(await world.exchange(code, { redirect_uri: 'https://example.com/' }), 400, 'invalid_grant');
  });

  it('rule 30: on denial back to IFTTT with error=access_denied and the state', async () => {
    const browser = new Browser();
    const parameters = destination(await browser.press(await signIn(browser, owner), DENY));
    expect(Object.fromEntries(parameters)).toEqual({ error: 'access_denied', state: 'a00caec8dbd08e50' });
  });

  it.each([
    'plain',
    'a b+c%20d',
    '"quoted" & <angled> ;=?#/\\',
    'Zoë 家 🤖',
    '%0d%0aX-Injected: 1',
    '\r\nX-Injected: 1',
    "'><script>alert(1)</script>",
    'x'.repeat(1500),
  ])('rule 30: the state %j comes back unchanged', async (state) => {
    const browser = new Browser();
    const consents = [await signIn(browser, owner, request({ state })), await browser.open(request({ state }))];
    for (const [n, button] of [ALLOW, DENY].entries()) {
      const page = await browser.press(consents[n] as Page, button);
      expect(destination(page).get('state')).toBe(state);
      expect(page.answer.headers).not.toHaveProperty('x-injected');
    }
  });

  it('rule 30: without a state none is made up', async () => {
    const browser = new Browser();
    const parameters = destination(
      await browser.press(await signIn(browser, owner, request({ state: undefined })), ALLOW),
    );
    expect([...parameters.keys()]).toEqual(['code']);
  });

  it('rule 30: without a redirect_uri the registered one is meant', async () => {
    const browser = new Browser();
    const url = request({ redirect_uri: undefined });
    expect(destination(await browser.press(await signIn(browser, owner, url), ALLOW)).get('code')).toBeTruthy();
  });

  describe('rule 30: nobody is sent anywhere but to the registered URL', () => {
    it.each([
      'https://evil.example/',
      'https://ifttt.com/channels/test_robot/authorize/',
      'https://ifttt.com/channels/test_robot/authorize?x=1',
      'https://ifttt.com.evil.example/channels/test_robot/authorize',
      'https://ifttt.com@evil.example/channels/test_robot/authorize',
      'http://ifttt.com/channels/test_robot/authorize',
      'javascript:alert(1)',
      '//evil.example',
    ])('rule 30: redirect_uri %s is a page here, before and after signing in', async (redirect_uri) => {
      const browser = new Browser();
      const url = request({ redirect_uri });
      expectProblemPage(await browser.open(url), 400);
      await signIn(browser, owner);
      expectProblemPage(await browser.open(url), 400);
      expectProblemPage(await browser.load(url, { step: 'consent', decision: 'allow' }), 400, 403);
    });

    it('rule 30: a wrong or missing client id is a page here', async () => {
      for (const client_id of ['wrong', undefined, '', `${world.client.id}x`]) {
        expectProblemPage(await new Browser().open(request({ client_id })), 400, 401);
      }
    });

    it('rule 30: a parameter given twice is a page here', async () => {
      const url = `${request()}&redirect_uri=${encodeURIComponent('https://evil.example/')}`;
      expectProblemPage(await new Browser().open(url), 400);
      expectProblemPage(await new Browser().open(`${request()}&client_id=other`), 400);
    });

    it.each([
      ['response_type', 'token', 'unsupported_response_type'],
      ['response_type', undefined, /^(invalid_request|unsupported_response_type)$/],
      ['scope', 'everything', 'invalid_scope'],
    ])('rule 30: %s=%s is told to IFTTT (RFC 6749 4.1.2.1)', async (name, value, error) => {
      const parameters = destination(await new Browser().open(request({ [name]: value })));
      expect(parameters.get('error')).toMatch(error);
      expect(parameters.get('state')).toBe('a00caec8dbd08e50');
      expect(parameters.has('code')).toBe(false);
    });
  });

  describe('signing in', () => {
    it('a wrong password and an unknown address look alike, keep the address and go nowhere', async () => {
      const failures: Page[] = [];
      for (const [email, password] of [
        [owner.email, 'wrong password'],
        ['nobody@example.com', 'wrong password'],
      ] as const) {
        const browser = new Browser();
        const page = await browser.press(await browser.open(request()), SIGN_IN, { email, password });
        expect([200, 400, 401]).toContain(page.answer.status);
        expect(page.answer.headers).not.toHaveProperty('location');
        expect(page.answer.text).not.toContain('wrong password');
        expect(page.answer.text).toContain(email);
        expect(page.forms.flatMap((form) => form.buttons.map(({ label }) => label)).join()).not.toMatch(ALLOW);
        failures.push(page);
      }
      const [known, unknown] = failures.map(({ answer, forms }) => ({
        status: answer.status,
        alert: /role="alert"[^>]*>([^<]*)/.exec(answer.text)?.[1],
        fields: forms.map((form) => Object.keys(form.fields)),
      }));
      expect(known).toEqual(unknown);
      expect(known?.alert).toMatch(/\S/);
    });

    it('after a wrong password the right one goes on from there', async () => {
      const browser = new Browser();
      const first = await browser.press(await browser.open(request()), SIGN_IN, {
        email: owner.email,
        password: 'oh no oh no',
      });
      const consent = await browser.press(first, SIGN_IN, { email: owner.email, password: owner.password });
      expect(destination(await browser.press(consent, ALLOW)).get('code')).toBeTruthy();
    });

    it('who is signed in is asked for consent at once, and may become someone else', async () => {
      const [one, other] = [await world.owner('First Person'), await world.owner('Second Person')];
      const browser = new Browser();
      await signIn(browser, one);
      const consent = await browser.open(request());
      expect(consent.answer.text).toContain('First Person');
      const again = await browser.press(consent, /another account/i);
      const second = await browser.press(again, SIGN_IN, { email: other.email, password: other.password });
      expect(second.answer.text).toContain('Second Person');
      const code = String(destination(await browser.press(second, ALLOW)).get('code'));
      const token = world.secret((await world.exchange(code, { redirect_uri: world.redirectUrl })).json.access_token);
      expect(expectData(await world.ifttt(token).call('GET', 'user/info')).id).toBe(other.id);
    });

    it('HTML in a name is shown, not run', async () => {
      const browser = new Browser();
      const page = await signIn(browser, await world.owner('<script>alert(1)</script>'));
      expect(page.answer.text).not.toContain('<script>alert(1)</script>');
      expect(page.answer.text).toContain('&lt;script&gt;');
    });
  });

  describe('forged and repeated forms', () => {
    const forms = (): Record<string, Record<string, string>> => ({
      'signing in': { step: 'sign-in', email: owner.email, password: owner.password },
      allowing: { step: 'consent', decision: 'allow' },
      denying: { step: 'consent', decision: 'deny' },
    });

    it('without the CSRF token, or with a wrong one, every form is refused with 403', async () => {
      const browser = new Browser();
      await signIn(browser, owner);
      for (const [title, form] of Object.entries(forms())) {
        for (const _csrf of [undefined, '', 'wrong']) {
          const page = await browser.load(request(), { ...form, ...(_csrf !== undefined && { _csrf }) });
          expect(page.answer.status, `${title} with ${_csrf}`).toBe(403);
          expect(page.answer.headers).not.toHaveProperty('location');
        }
      }
    });

    it('another person’s CSRF token is refused with 403', async () => {
      const [victim, attacker] = [new Browser(), new Browser()];
      await signIn(victim, owner);
      const page = await signIn(attacker, await world.owner());
      const form = { ...page.forms.find((one) => one.buttons.some(({ label }) => ALLOW.test(label)))?.fields };
      expect((await victim.load(request(), { ...form, decision: 'allow' })).answer.status).toBe(403);
    });

    it('consent without being signed in grants nothing', async () => {
      const browser = new Browser();
      const page = await browser.open(request());
      const { _csrf } = page.forms[0]?.fields ?? {};
      const answer = await browser.load(request(), { _csrf: String(_csrf), step: 'consent', decision: 'allow' });
      expect(answer.answer.headers).not.toHaveProperty('location');
    });
  });

  it.each([
    ['another content type', 415, { method: 'POST', body: '<a/>', headers: { 'content-type': 'application/xml' } }],
    ['a body that cannot be read', 400, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
    ['a body without end', 413, { method: 'POST', json: 'x'.repeat(2_000_000) }],
    ['another method', 405, { method: 'PUT' }],
  ])('%s is a page too', async (_title, status, call) => {
    const answer = await send(request(), call);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^text\/html; charset=utf-8$/i);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    if (status === 405) expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('pages and redirects are not kept, framed, sniffed or told to others', async () => {
    const browser = new Browser();
    const start = await browser.open(request());
    const consent = await signIn(browser, owner);
    for (const { answer } of [start, consent]) {
      expect(answer.headers['cache-control']).toMatch(/no-store/);
      expect(answer.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toMatch(/no-referrer|same-origin/);
    }
    const back = await browser.press(consent, ALLOW);
    destination(back);
    expect(back.answer.headers['cache-control']).toMatch(/no-store/);
  });

  it('cookies are out of reach for scripts and other sites', async () => {
    const browser = new Browser();
    const page = await browser.open(request());
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(request(), {
      method: 'POST',
      form: { ...page.forms[0]?.fields, email: owner.email, password: owner.password },
      headers: { cookie, origin: world.url },
    });
    const set = [page.answer.headers['set-cookie'] ?? [], answer.headers['set-cookie'] ?? []].flat();
    expect(set.length).toBeGreaterThan(0);
    for (const line of set) {
      expect(line).toMatch(/httponly/i);
      expect(line).toMatch(/samesite=(lax|strict)/i);
    }
  });
});
