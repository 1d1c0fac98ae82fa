import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Owner } from '../support/owner.js';
import { useAuthorization } from './support/authorization.js';
import { describeInChromium } from './support/chromium.js';

describeInChromium('The consent page', (chromium) => {
  const { world, landing, open, back, connected } = useAuthorization();
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner('Ada Lovelace');
  });
  // Who clicks twice may arrive twice.
  beforeEach(() => landing.arrivals.clear());
  const signedIn = async () => {
    const person = await chromium.person();
    const form = await open(person.page);
    await form.signIn(owner);
    return { person, page: person.page, form };
  };
  const connections = async () => {
    const answer = await owner.call('GET', '/third-party/info');
    return (answer.json as { data: unknown }).data;
  };

  it('says what IFTTT may do and in whose name, and can be read by everybody', async () => {
    const { person, page } = await signedIn();
    expect(await page.title()).toBe('Connect IFTTT to your robots');
    const text = await page.getByRole('main').innerText();
    for (const part of ['Ada Lovelace', owner.email, 'read what you said', 'make a robot move']) {
      expect(text).toContain(part);
    }
    await person.look('consent');
  });

  it('leads back to IFTTT with a code that works and the state as it was', async () => {
    const person = await chromium.person();
    const state = 'a b+c%20d&e=Zoë 🤖';
    const form = await open(person.page, state);
    await form.signIn(owner);
    await form.allowButton.click();
    const { code, ...rest } = await back(person.page);
    expect(rest).toEqual({ state });
    expect((await world.exchange(String(code), { redirect_uri: landing.url })).status).toBe(200);
  });

  it('leads back to IFTTT without a code when the person denies', async () => {
    const { page, form } = await signedIn();
    await form.denyButton.click();
    expect(await back(page)).toEqual({ error: 'access_denied', state: 'a-state' });
  });

  it('lets somebody else sign in, who is then the one that IFTTT is connected to', async () => {
    const other = await world.owner('Grace Hopper');
    const { page, form } = await signedIn();
    await page.getByRole('button', { name: 'Not you? Use another account' }).click();
    await form.signIn(other);
    expect(await page.getByRole('main').innerText()).toContain('Grace Hopper');
    await form.allowButton.click();
    expect(await connected(page)).toEqual(expect.objectContaining({ id: other.id, name: 'Grace Hopper' }));
  });

  it('is there again after the back button, and can be answered again', async () => {
    const { page, form } = await signedIn();
    await form.allowButton.click();
    expect(await connected(page)).toMatchObject({ id: owner.id });
    await page.goBack();
    await form.allowButton.click();
    expect(await connected(page)).toMatchObject({ id: owner.id });
  });

  it('is answered by a double click once as far as anybody can tell', async () => {
    const { page, form } = await signedIn();
    await form.allowButton.dblclick();
    expect(await connected(page)).toMatchObject({ id: owner.id });
    expect(await connections()).toEqual([{ name: 'IFTTT', isConnected: true }]);
  });

  it('is allowed in two tabs, one after the other and at once, and each code works', async () => {
    const { person, form } = await signedIn();
    const other = await open(await person.newTab(), 'other-state');
    await form.allowButton.click();
    await connected(form.page);
    await other.allowButton.click();
    await connected(other.page);

    const both = [await open(form.page), await open(other.page)];
    await Promise.all(both.map(({ allowButton }) => allowButton.click()));
    for (const { page } of both) expect(await connected(page)).toMatchObject({ id: owner.id });
    expect(await connections()).toHaveLength(1);
  });

  it('asks to sign in again where the session has ended meanwhile, and goes on from there', async () => {
    const { page, form } = await signedIn();
    await world.backends.database.execute('DELETE FROM sessions');
    await form.allowButton.click();
    await form.signIn(owner);
    await form.allowButton.click();
    expect(await connected(page)).toMatchObject({ id: owner.id });
  });

  it('of one account is not answered in the name of another', async () => {
    const other = await world.owner('Grace Hopper');
    const { person, page, form } = await signedIn();
    const second = await open(await person.newTab());
    await second.page.getByRole('button', { name: 'Not you? Use another account' }).click();
    await second.signIn(other);

    await form.allowButton.click();
    await page.getByRole('link', { name: 'Try again' }).click();
    expect(await page.getByRole('main').innerText()).toContain('Grace Hopper');
    expect(landing.arrivals.all.filter(({ code }) => code === undefined)).toHaveLength(1); // the denial above
  });

  it('that has lost its cookies says so, and leads to the sign-in page', async () => {
    const { person, page, form } = await signedIn();
    await person.context.clearCookies();
    await form.denyButton.click();
    await page.getByRole('heading', { name: 'This page is out of date' }).waitFor();
    await page.getByRole('link', { name: 'Try again' }).click();
    await form.signIn(owner);
    await form.denyButton.click();
    expect(await back(page)).toEqual({ error: 'access_denied', state: 'a-state' });
  });
});
