import { expect, it } from 'vitest';
import { useAuthorization } from './support/authorization.js';
import { expectReflow } from './support/accessibility.js';
import { describeInChromium } from './support/chromium.js';
import { focused, tabTo } from './support/keyboard.js';

describeInChromium('The sign-in page', (chromium) => {
  const { world, open, back, connected } = useAuthorization();
  const newcomer = async (options: Parameters<typeof chromium.person>[0] = {}) => {
    const person = await chromium.person(options);
    return { person, page: person.page, form: await open(person.page) };
  };

  it('can be read by everybody', async () => {
    const { person, page } = await newcomer();
    expect(await page.title()).toBe('Sign in to connect IFTTT');
    await person.look('sign-in');
  });

  it('says that the password is wrong, keeps the address, and goes on with the right one', async () => {
    const owner = await world.owner();
    const { person, page, form } = await newcomer();
    await form.send({ email: owner.email, password: 'not the password' });
    expect(await page.getByRole('alert').innerText()).toContain('password is wrong');
    expect(await form.email.inputValue()).toBe(owner.email);
    expect(await form.password.inputValue()).toBe('');
    expect((await focused(page)).label).toBe('Password');
    await person.look('sign-in-failed');

    await form.password.fill(owner.password);
    await page.keyboard.press('Enter');
    await form.allowButton.click();
    expect(await connected(page)).toMatchObject({ id: owner.id });
  });

  it('is used with the keyboard alone, as is the consent page, and the focus can be seen', async () => {
    const owner = await world.owner();
    const { page, form } = await newcomer();
    expect(await tabTo(page, 'E-mail address')).toMatchObject({ visible: true });
    await page.keyboard.type(owner.email);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toEqual({ label: 'Password', visible: true });
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Enter');

    await form.allowButton.waitFor();
    for (const label of ['Not you? Use another account', 'Allow', 'Deny']) {
      expect(await tabTo(page, label)).toEqual({ label, visible: true });
    }
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toEqual({ label: 'Allow', visible: true });
    await page.keyboard.press('Enter');
    expect(await connected(page)).toMatchObject({ id: owner.id });
  });

  it('fits a narrow window with large text, as does the consent page', async () => {
    const { page, form } = await newcomer();
    await expectReflow(page, 'sign-in', { textSize: 2 });
    await form.signIn(await world.owner('Wolfeschlegelsteinhausenbergerdorff'));
    await expectReflow(page, 'consent', { textSize: 2 });
  });

  it('works without JavaScript, as does the consent page', async () => {
    const { page, form } = await newcomer({ javaScriptEnabled: false });
    await form.signIn(await world.owner());
    await form.allowButton.click();
    expect(await back(page)).toMatchObject({ code: expect.stringMatching(/./) as string, state: 'a-state' });
  });

  it('is sent twice by a double click, and the person is signed in', async () => {
    const { form } = await newcomer();
    await form.fillIn(await world.owner('Twice Clicked'));
    await form.signInButton.dblclick();
    await form.page.getByText('Twice Clicked').waitFor();
  });

  it('is sent from two tabs at once, and both go on', async () => {
    const owner = await world.owner();
    const { person, form } = await newcomer();
    const forms = [form, await open(await person.newTab())];
    for (const one of forms) await one.fillIn(owner);
    await Promise.all(forms.map((one) => one.signInButton.click()));
    for (const one of forms) await one.allowButton.waitFor();
  });

  it('goes on where the person has signed in, in another tab, in the meantime', async () => {
    const owner = await world.owner();
    const { person, form } = await newcomer();
    const other = await open(await person.newTab());
    await other.signIn(owner);
    await form.signIn(owner);
    await form.allowButton.click();
    expect(await connected(form.page)).toMatchObject({ id: owner.id });
  });

  it('that is out of date says so, and leads on', async () => {
    const owner = await world.owner();
    const { person, page, form } = await newcomer();
    await person.context.clearCookies();
    await form.send(owner);
    await page.getByRole('heading', { name: 'This page is out of date' }).waitFor();
    await person.look('out-of-date');
    await page.getByRole('link', { name: 'Try again' }).click();
    await form.signIn(owner);
    await form.allowButton.click();
    expect(await connected(page)).toMatchObject({ id: owner.id });
  });

  it('does not lead to a place that nobody registered', async () => {
    const { person, page } = await newcomer();
    await page.goto(`${world.url}/oauth2/authorize?client_id=${world.client.id}&redirect_uri=https://example.com/`);
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await person.look('broken-link');
  });
});
