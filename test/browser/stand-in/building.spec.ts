import { describe, expect, it } from 'vitest';
import { send } from '../../support/http.js';
import { describeInChromium } from '../support/chromium.js';
import { BuilderPage } from './builder-page.js';
import { useGarden } from './garden.js';

describe('The stand-in, for a service that is no robot’s', () => {
  const garden = useGarden();

  describeInChromium('in a browser: building an Applet', (chromium) => {
    const builder = async (isConnected = true) => {
      if (isConnected) garden.connect();
      const person = await chromium.person();
      return { person, builder: await new BuilderPage(person.page, garden.url).open() };
    };

    it('asks for an account first, and connects a service without accounts at once', async () => {
      const { person, builder: page } = await builder(false);
      await page.heading('Connect an account first').waitFor();
      await person.look('stand-in-builder-unconnected');
      await person.page.getByRole('button', { name: 'Connect' }).click();
      await person.page.getByText('Everyone').first().waitFor();
      await person.look('stand-in-connected');
    });

    it('offers every type of field, with the choices of the service, and sends what was chosen', async () => {
      const { person, builder: page } = await builder();
      await person.look('stand-in-builder-trigger');
      await page.choose('trigger', 'A bed is watered');
      expect(await page.field('Which bed').locator('optgroup[label="Shade house"] option').allInnerTexts()).toEqual([
        'Ferns',
        'Orchids',
      ]);
      await page.field('Which bed').selectOption({ label: 'Ferns' });
      await page.choose('action', 'Post a note');
      expect(await page.field('Which bed').inputValue(), 'kept while the action was chosen').toBe('ferns');
      const { page: tab } = person;
      const action = tab.locator('section', { has: tab.locator('#action-title') });
      await page.field('Title').fill('A note');
      const weekdays = action.getByRole('group', { name: 'On which days' }).getByRole('checkbox');
      await weekdays.nth(0).check();
      await weekdays.nth(2).check();
      await action.getByLabel('Latitude').fill('52.2');
      await action.getByLabel('Longitude').fill('0.12');
      await page.field('Name').fill('Notes on ferns');
      await person.look('stand-in-builder-action');
      const id = await page.save();
      const applet = garden.standIn.platform.applets.view(id);
      expect(applet).toMatchObject({ name: 'Notes on ferns', trigger: { fields: { bed: 'ferns' } } });
      expect(applet.action.fields).toEqual({
        title: 'A note',
        weekdays: [expect.any(String), expect.any(String)],
        where: { lat: 52.2, lng: 0.12 },
      });
      expect(await tab.locator('dl.inset').first().innerText(), 'labels, not values').toContain('Ferns');
      await person.look('stand-in-applet');
    });

    it('has the service check a text while it is typed', async () => {
      const { person, builder: page } = await builder();
      await page.choose('trigger', 'A bed is watered');
      const remark = page.field('What to remark');
      await remark.pressSequentially('ouch!');
      expect(await page.message('trigger.remark')).toBe('Plants do not like shouting.');
      expect(await remark.getAttribute('aria-invalid')).toBe('true');
      await person.look('stand-in-builder-checked');
      await remark.fill('A good soak');
      await person.page.getByText('The service accepts this.').waitFor();
      expect(await remark.getAttribute('aria-invalid')).toBe('false');
    });

    it('says what is wrong with fields together, and keeps what was typed', async () => {
      const { person, builder: page } = await builder();
      await page.choose('trigger', 'A pot is moved');
      await page.field('Shelf').fill('lower');
      await page.field('Pot').fill('Mint');
      await page.choose('action', 'Open the window');
      await page.field('Mood of the window').selectOption('willing');
      await page.field('Name').fill('Kept');
      await page.turnOn.click();
      expect(await page.message('trigger.pot')).toBe('There is no pot "Mint" on the lower shelf.');
      const kept = await Promise.all(['Shelf', 'Pot', 'Name'].map((label) => page.field(label).inputValue()));
      expect(kept).toEqual(['lower', 'Mint', 'Kept']);
      expect(await page.field('Mood of the window').inputValue()).toBe('willing');
      await person.look('stand-in-builder-refused');
    });

    it('inserts ingredients of the trigger where the cursor is', async () => {
      const { person, builder: page } = await builder();
      await page.choose('trigger', 'A bed is watered');
      await page.choose('action', 'Post a note');
      const title = page.field('Title');
      await title.fill('Now  is wet');
      await title.evaluate((input: { setSelectionRange(start: number, end: number): void }) =>
        input.setSelectionRange(4, 4),
      );
      await person.page.getByRole('group', { name: 'Insert an ingredient into Title' }).getByText('Bed').click();
      expect(await title.inputValue()).toBe('Now {{bed}} is wet');
      await person.page.keyboard.type('!');
      expect(await title.inputValue(), 'the cursor is behind it').toBe('Now {{bed}}! is wet');
    });

    it('has the focus where the next thing is to be done', async () => {
      const { person, builder: page } = await builder();
      await page.choose('trigger', 'A bed is watered');
      expect(await person.page.evaluate('document.activeElement.id')).toBe('trigger-title');
      await page.choose('action', 'Open the window');
      expect(await person.page.evaluate('document.activeElement.id')).toBe('action-title');
      await person.page.goBack();
      await page.heading('What does it do?').waitFor();
    });

    it('makes one Applet of a form that is sent twice', async () => {
      const { builder: page } = await builder();
      await page.choose('trigger', 'A bed is watered');
      await page.field('Which bed').selectOption('moss');
      await page.choose('action', 'Open the window');
      await page.field('Mood of the window').selectOption('willing');
      await page.field('Name').fill('Only once');
      const form = await page.page.evaluate<string>('String(new URLSearchParams(new FormData(builder)))');
      const headers = { origin: garden.url, 'content-type': 'application/x-www-form-urlencoded' };
      const twice = [1, 2].map(() => send(`${garden.url}/applets`, { method: 'POST', headers, body: form }));
      const [first, second] = await Promise.all(twice);
      expect(first?.status).toBe(303);
      expect(second?.headers.location).toBe(first?.headers.location);
      await page.turnOn.click();
      await page.heading('Only once').waitFor();
      const names = garden.standIn.platform.applets.list().map(({ name }) => name);
      expect(names.filter((name) => name === 'Only once')).toHaveLength(1);
    });

    it('needs no JavaScript', async () => {
      garden.connect();
      const { page } = await chromium.person({ javaScriptEnabled: false });
      const plain = await new BuilderPage(page, garden.url).open();
      await plain.choose('trigger', 'A bed is watered');
      await plain.field('Which bed').selectOption('moss');
      await plain.choose('action', 'Open the window');
      await plain.field('Mood of the window').selectOption('willing');
      expect(await plain.field('Which bed').inputValue()).toBe('moss');
      const id = await plain.save();
      expect(garden.standIn.platform.applets.view(id).enabled).toBe(true);
    });
  });
});
