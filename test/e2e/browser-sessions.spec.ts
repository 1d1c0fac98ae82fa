import { expect, it } from 'vitest';
import { Browser, type Page, wordsOf } from '../support/browser.js';
import { expectData, expectErrors } from '../support/expectations.js';
import { send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const SIGN_IN = /^sign in$/i;
const SIGN_OUT = /^sign out$/i;
const EVERYWHERE = /^sign out everywhere$/i;
const DISCONNECT = /^disconnect$/i;

describeStacks('Signing in and out', (stack) => {
  const world = useWorld(stack);
  const page = (): string => `${world.url}/account`;

  const signIn = async (browser: Browser, owner: Owner): Promise<Page> =>
    browser.press(await browser.open(page()), SIGN_IN, { email: owner.email, password: owner.password });

  it('asks who it is, shows the account, and forgets at the end', async () => {
    const owner = await world.owner('Grace Hopper');
    const browser = new Browser();
    const form = await browser.open(page());
    expect(form.answer.status).toBe(200);
    expect(wordsOf(form)).toContain('E-mail address');
    const account = await browser.press(form, SIGN_IN, { email: owner.email, password: owner.password });
    expect(account.answer.status).toBe(200);
    expect(wordsOf(account)).toContain('Hello, Grace Hopper');
    const left = await browser.press(account, SIGN_OUT);
    expect(wordsOf(left)).toContain('You are signed out.');
    expect(wordsOf(await browser.open(page()))).not.toContain('Grace Hopper');
  });

  it('is the same sign-in as for connecting IFTTT', async () => {
    const owner = await world.owner('Grace Hopper');
    const browser = new Browser();
    await signIn(browser, owner);
    const query = new URLSearchParams({ client_id: world.client.id, response_type: 'code' });
    expect(wordsOf(await browser.open(`${world.url}/oauth2/authorize?${query.toString()}`))).toContain('Allow');
  });

  it('a wrong password is told, with 401, and the form is there again', async () => {
    const owner = await world.owner();
    const browser = new Browser();
    const form = await browser.open(page());
    const again = await browser.press(form, SIGN_IN, { email: owner.email, password: 'wrong password' });
    expect(again.answer.status).toBe(401);
    expect(again.answer.text).toContain('role="alert"');
    const account = await browser.press(again, SIGN_IN, { email: owner.email, password: owner.password });
    expect(wordsOf(account)).toContain('Hello, Ada Lovelace');
  });

  it('too many wrong passwords are too many from wherever a header says they come', async () => {
    const { email, password } = await world.owner();
    const attempt = (given: string, from: string) =>
      send(`${world.url}/users/sessions`, {
        method: 'POST',
        json: { email, password: given },
        headers: { 'x-forwarded-for': from, forwarded: `for=${from}`, 'x-real-ip': from },
      });
    for (let n = 0; n < 10; n += 1) expectErrors(await attempt('wrong password', `192.0.2.${n}`), 401);
    expectErrors(await attempt(password, '192.0.2.99'), 429);
  });

  it('every sign-in begins another session, and ends the one that the browser had', async () => {
    const [owner, other] = [await world.owner(), await world.owner()];
    const browser = new Browser();
    const form = await browser.open(page());
    await browser.press(form, SIGN_IN, { email: other.email, password: other.password });
    const before = new Map(browser.cookies);
    const account = await browser.press(form, SIGN_IN, { email: owner.email, password: owner.password });
    expect(wordsOf(account)).toContain('Hello');
    const changed = [...before].filter(([name, value]) => browser.cookies.get(name) !== value);
    expect(changed.map(([name]) => name)).toEqual(['robot_ifttt_session']);
    browser.cookies.clear();
    before.forEach((value, name) => browser.cookies.set(name, value));
    expect(wordsOf(await browser.open(page()))).toContain('E-mail address');
  });

  it('the session that is signed out opens nothing any more, wherever its cookie is kept', async () => {
    const browser = new Browser();
    const account = await signIn(browser, await world.owner());
    const kept = new Map(browser.cookies);
    await browser.press(account, SIGN_OUT);
    kept.forEach((value, name) => browser.cookies.set(name, value));
    expect(wordsOf(await browser.open(page()))).toContain('E-mail address');
  });

  it('signing out everywhere ends every session, in browsers and of the app, and leaves IFTTT and others alone', async () => {
    const [owner, other] = [await world.owner(), await world.owner()];
    const ifttt = await owner.connectIfttt();
    const [here, there, elsewhere] = [new Browser(), new Browser(), new Browser()];
    await signIn(there, owner);
    await signIn(elsewhere, other);
    const left = await here.press(await signIn(here, owner), EVERYWHERE);
    expect(wordsOf(left)).toContain('everywhere');
    expect(wordsOf(await there.open(page()))).toContain('E-mail address');
    expectErrors(await owner.call('GET', '/robots'), 401);
    expect(wordsOf(await elsewhere.open(page()))).toContain('Hello');
    expectData(await other.call('GET', '/robots'));
    expectData(await ifttt.call('GET', 'user/info'));
  });

  it('a session that ended meanwhile leads to the sign-in form, whatever was pressed', async () => {
    const owner = await world.owner();
    await owner.connectIfttt();
    const [here, there] = [new Browser(), new Browser()];
    const account = await signIn(here, owner);
    const question = await here.open(`${page()}/disconnect`);
    await there.press(await signIn(there, owner), EVERYWHERE);
    for (const [opened, button] of [
      [account, EVERYWHERE],
      [question, DISCONNECT],
    ] as const) {
      expect(wordsOf(await here.press(opened, button))).toContain('E-mail address');
    }
  });
});
