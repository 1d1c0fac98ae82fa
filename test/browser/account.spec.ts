import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Owner } from '../support/owner.js';
import { AuthorizationPage, SignInForm, useAuthorization } from './support/authorization.js';
import { describeInChromium } from './support/chromium.js';
import { focused, tabTo } from './support/keyboard.js';

const DISCONNECT = 'Disconnect IFTTT';

describeInChromium("The owner's pages", (chromium) => {
  const { world, connected } = useAuthorization();
  let ada: Owner;
  beforeAll(async () => {
    ada = await world.owner('Ada Lovelace');
  });

  const openAccount = async (page: Page): Promise<SignInForm> => {
    await page.goto(`${world.url}/account`);
    return new SignInForm(page);
  };
  const signedIn = async (owner: Owner, options: Parameters<typeof chromium.person>[0] = {}) => {
    const person = await chromium.person(options);
    const { page } = person;
    await (await openAccount(page)).send(owner);
    await heading(page, 'Hello,').waitFor();
    return { person, page };
  };
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
  const section = (page: Page, name: string) => page.getByRole('region', { name });

  it('ask who is there, and say what is wrong', async () => {
    const person = await chromium.person();
    const form = await openAccount(person.page);
    await person.look('account-sign-in');
    await form.send({ email: ada.email, password: 'not the password' });
    expect(await person.page.getByRole('alert').innerText()).toContain('password is wrong');
    expect(await form.email.inputValue()).toBe(ada.email);
    expect((await focused(person.page)).label).toBe('Password');
    await form.send(ada);
    await heading(person.page, 'Hello, Ada Lovelace').waitFor();
  });

  it('are there before anything has happened', async () => {
    const { person, page } = await signedIn(await world.owner('Grace Hopper'));
    expect(await section(page, 'Robots').innerText()).toContain('You have no robot yet');
    expect(await section(page, 'Connected services').innerText()).toContain('Not connected');
    await person.look('account-empty');
  });

  it('show robots, what they heard, and what they did', async () => {
    const owner = await world.owner('Wolfgang Amadeus Theophilus Mozart-Wolfeschlegelsteinhausenbergerdorff');
    const rooms = ['Kitchen', 'Living Room', 'Kinderzimmer im Dachgeschoss, hinten links', 'Hall', '家', 'Garage'];
    const places = rooms.map((name, index) => ({ id: `place-${index}`, name }));
    const kuri = await owner.addRobot('Kuri', places);
    await owner.addRobot('Donaudampfschifffahrtsgesellschaftskapitän', []);
    const wire = await owner.turnOn(kuri);
    await wire.publish('status', wire.envelope({ status: 'ONLINE', domain: 'CONNECTED' }));
    const ifttt = await owner.connectIfttt();
    await wire.hear('dinner is ready');
    await ifttt.act('move', { place: 'Kitchen' });
    await ifttt.act('move', { place: 'Nowhere' });
    await wire.command();

    const { person, page } = await signedIn(owner);
    const robots = await section(page, 'Robots').innerText();
    for (const part of ['Kuri', 'Online', 'dinner is ready', ...rooms, 'Not connected yet']) {
      expect(robots).toContain(part);
    }
    const activity = await section(page, 'Recent activity').innerText();
    expect(activity).toContain('Kuri heard “dinner is ready”');
    expect(activity).toContain('Kuri was told to go to Kitchen');
    expect(activity).toContain('None of your robots knows the place "Nowhere"');
    expect(await section(page, 'Connected services').innerText()).toContain('Connected');
    await person.look('account');
  });

  it('disconnect IFTTT after asking, and lead to connecting it again', async () => {
    const owner = await world.owner();
    const ifttt = await owner.connectIfttt();
    const { person, page } = await signedIn(owner);
    await page.getByRole('link', { name: DISCONNECT }).click();
    await heading(page, 'Disconnect IFTTT?').waitFor();
    await person.look('account-disconnect');
    await page.getByRole('link', { name: 'Keep it' }).click();
    await page.getByRole('link', { name: DISCONNECT }).click();
    await page.getByRole('button', { name: 'Disconnect' }).click();

    expect(await page.getByRole('status').innerText()).toContain('IFTTT is disconnected');
    expect((await ifttt.call('GET', 'user/info')).status).toBe(401);
    await person.look('account-disconnected');

    await page.getByRole('link', { name: 'Connect IFTTT' }).click();
    await new AuthorizationPage(page).allowButton.click();
    expect(await connected(page)).toMatchObject({ id: owner.id });
    await openAccount(page);
    expect(await section(page, 'Connected services').innerText()).toMatch(/^Connected$/m);
  });

  it('are sent twice by a double click, and by two tabs, and IFTTT is disconnected', async () => {
    const owner = await world.owner();
    await owner.connectIfttt();
    const { person, page } = await signedIn(owner);
    const tabs = [page, await person.newTab()];
    for (const tab of tabs) await tab.goto(`${world.url}/account/disconnect`);
    for (const tab of tabs) {
      await tab.getByRole('button', { name: 'Disconnect' }).dblclick();
      await tab.getByText('IFTTT is disconnected').waitFor();
    }
  });

  it('that were left open while the owner signed out elsewhere lead to the sign-in page', async () => {
    const owner = await world.owner();
    await owner.connectIfttt();
    const { person, page } = await signedIn(owner);
    await page.getByRole('link', { name: DISCONNECT }).click();
    const other = await person.newTab();
    await openAccount(other);
    await other.getByRole('button', { name: 'Sign out', exact: true }).click();
    await other.getByText('You are signed out.').waitFor();

    await page.getByRole('button', { name: 'Disconnect' }).click();
    await heading(page, 'This page is out of date').waitFor();
    await page.getByRole('link', { name: 'Try again' }).click();
    await new SignInForm(page).send(owner);
    expect(await section(page, 'Connected services').innerText()).toMatch(/^Connected$/m);
  });

  it('sign the owner out everywhere', async () => {
    const owner = await world.owner();
    const here = await signedIn(owner);
    const there = await signedIn(owner);
    await here.page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await here.page.getByText('everywhere else').waitFor();
    await there.page.reload();
    await new SignInForm(there.page).signInButton.waitFor();
    expect((await owner.call('GET', '/robots')).status).toBe(401);
  });

  it('are used with the keyboard alone, and the focus can be seen', async () => {
    const owner = await world.owner();
    await owner.connectIfttt();
    const person = await chromium.person();
    const { page } = person;
    await openAccount(page);
    await tabTo(page, 'E-mail address');
    await page.keyboard.type(owner.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Enter');
    await heading(page, 'Hello,').waitFor();
    for (const label of ['Skip to the content', 'Your robots', 'Sign out', DISCONNECT]) {
      expect(await tabTo(page, label)).toEqual({ label, visible: true });
    }
    await page.keyboard.press('Enter');
    await heading(page, 'Disconnect IFTTT?').waitFor();
    expect(await tabTo(page, 'Disconnect')).toEqual({ label: 'Disconnect', visible: true });
    await page.keyboard.press('Enter');
    await page.getByText('IFTTT is disconnected').waitFor();
  });

  it('work without JavaScript', async () => {
    const owner = await world.owner();
    await owner.connectIfttt();
    const { page } = await signedIn(owner, { javaScriptEnabled: false });
    await page.getByRole('link', { name: DISCONNECT }).click();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('IFTTT is disconnected').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('You are signed out.').waitFor();
  });
});
