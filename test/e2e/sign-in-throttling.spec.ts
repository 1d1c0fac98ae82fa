import { beforeAll, describe, expect, it } from 'vitest';
import { Browser, type Page } from '../support/browser.js';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const HOME = '192.0.2.1';
/** Wrong passwords for one account from one network that are looked at. */
const LIMIT = 10;

describeStacks('Attempts to sign in', (stack) => {
  // Whoever connects from this machine is a load balancer, which ends TLS and says where its client is.
  const world = useWorld(stack, { TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'https://robots.example' });
  let owner: Owner;

  const viaApp = (email: string, password: string, from: string, url = world.url): Promise<Answer> =>
    send(`${url}/users/sessions`, {
      method: 'POST',
      json: { email, password },
      headers: { 'x-forwarded-for': from },
    });

  const viaPage = async (path: string, email: string, password: string, from: string): Promise<Page> => {
    const browser = new Browser();
    const { url, forms } = await browser.open(`${world.url}${path}`);
    return browser.load(url, { ...forms[0]?.fields, email, password }, { 'x-forwarded-for': from });
  };
  const authorize = (): string => `/oauth2/authorize?client_id=${world.client.id}&response_type=code&state=s1`;

  const guess = async (email: string, from: string, times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) expectErrors(await viaApp(email, 'wrong password', from), 401);
  };

  /** As if so many had been counted before; the digests are the service's own affair. */
  const setCounts = (limit: string, points: number): Promise<void> =>
    world.backends.database.execute(`UPDATE attempt_counts SET points = ${points} WHERE subject LIKE '${limit}:%'`);
  const letTimePass = (): Promise<void> => world.backends.database.execute('UPDATE attempt_counts SET expires_at = 1');

  const expectTooMany = (answer: Answer): string => {
    const message = expectErrors(answer, 429);
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3600);
    return message;
  };

  beforeAll(async () => {
    owner = await world.owner();
  });

  it('are counted together wherever a password is asked for, and refused there with the right one too', async () => {
    const wrong = 'wrong password';
    for (const path of [authorize(), '/account']) {
      for (let n = 0; n < 2; n += 1) {
        expect((await viaPage(path, owner.email, wrong, HOME)).answer.status).toBe(401);
      }
    }
    await guess(owner.email, HOME, LIMIT - 4);

    expect(expectTooMany(await viaApp(owner.email, owner.password, HOME))).toMatch(/Try again in (15|14) minutes/);
    for (const path of [authorize(), '/account']) {
      const { answer, forms } = await viaPage(path, owner.email, owner.password, HOME);
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers).not.toHaveProperty('location');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.text).toMatch(/role="alert">There were too many attempts. Try again in \d+ minutes/);
      expect(answer.text).toContain(owner.email);
      expect(answer.text).not.toContain(owner.password);
      expect(forms[0]?.buttons.map(({ label }) => label)).toEqual(['Sign in']);
    }
    expectData(await viaApp(owner.email, owner.password, '192.0.2.2'), 201);

    await letTimePass();
    expect((await viaPage('/account', owner.email, owner.password, HOME)).answer.text).toContain('Hello');
  });

  it('look alike for an account that does not exist', async () => {
    const known = await world.owner();
    const answers: unknown[] = [];
    for (const email of [known.email, 'nobody@example.com']) {
      await guess(email, '192.0.2.10', LIMIT);
      const { status, json, headers } = await viaApp(email, known.password, '192.0.2.10');
      answers.push({ status, json, headers: Object.keys(headers) });
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it('do not keep an owner out of where they have signed in before, whoever guesses elsewhere', async () => {
    const known = await world.owner();
    expectData(await viaApp(known.email, known.password, '192.0.2.20'), 201);
    await guess(known.email, '198.51.100.20', 1);
    await setCounts('account', 100);
    await setCounts('network', 50);
    expectTooMany(await viaApp(known.email, 'wrong password', '198.51.100.20'));
    expectTooMany(await viaApp(known.email, known.password, '198.51.100.20'));
    expectData(await viaApp(known.email, known.password, '192.0.2.20'), 201);
    await letTimePass();
    expectData(await viaApp(known.email, known.password, '198.51.100.20'), 201);
  });

  it('are counted by what the load balancer says last, whatever a client wrote before', async () => {
    const { email, password } = await world.owner();
    for (let n = 0; n < LIMIT; n += 1) {
      expectErrors(await viaApp(email, 'wrong password', `203.0.113.${n}, 192.0.2.30`), 401);
    }
    expectTooMany(await viaApp(email, password, '203.0.113.99, 192.0.2.30'));
    expectData(await viaApp(email, password, '192.0.2.30, 192.0.2.31'), 201);
  });

  it('are counted for all instances', async ({ skip }) => {
    if (stack.ownBroker) return skip('for one instance');
    const another = await world.startAnother();
    const { email, password } = await world.owner();
    const guesses = Array.from({ length: 3 * LIMIT }, (_, n) =>
      viaApp(email, 'wrong password', '192.0.2.40', n % 2 === 0 ? world.url : another.url),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(LIMIT).fill(401), ...Array<number>(2 * LIMIT).fill(429)]);
    expectTooMany(await viaApp(email, password, '192.0.2.40', another.url));
  });

  it('to sign up are limited for a network, and those that need no look are not counted', async () => {
    const signUp = (email: string, name = 'New') =>
      send(`${world.url}/users`, {
        method: 'POST',
        json: { email, password: world.secret('a new password'), name },
        headers: { 'x-forwarded-for': '192.0.2.50' },
      });
    expectErrors(await signUp('new@example.com', '\u200b'), 400);
    expectData(await signUp('new@example.com'), 201);
    expectErrors(await signUp('new@example.com'), 409);
    await setCounts('sign-up', 100);
    expectTooMany(await signUp('newer@example.com'));
    await letTimePass();
    expectData(await signUp('newer@example.com'), 201);
  });

  it('that are right are kept in a cookie of this host alone', async () => {
    const { email, password } = await world.owner();
    const browser = new Browser();
    const { url, forms } = await browser.open(`${world.url}/account`);
    expect((await browser.load(url, { ...forms[0]?.fields, email, password })).answer.text).toContain('Hello');
    expect([...browser.cookies.keys()].sort()).toEqual(['__Host-robot_ifttt_csrf', '__Host-robot_ifttt_session']);
  });

  describe('while the database is away', () => {
    it('are answered 503, with a page where a person reads it', async ({ skip }) => {
      const line = world.backends.lines?.database;
      if (!line) return skip('the database is within the service');
      const browser = new Browser();
      const { url, forms } = await browser.open(`${world.url}/account`);
      await line.cut();
      try {
        expectErrors(await viaApp(owner.email, owner.password, HOME), 503);
        const page = await browser.load(url, { ...forms[0]?.fields, email: owner.email, password: owner.password });
        expect(page.answer.status).toBe(503);
        expect(page.answer.headers['content-type']).toMatch(/^text\/html/);
      } finally {
        await line.mend();
      }
      await world.service.ready();
      expectData(await viaApp(owner.email, owner.password, HOME), 201);
    });
  });
});
