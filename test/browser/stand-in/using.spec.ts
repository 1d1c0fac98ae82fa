import { describe, expect, it } from 'vitest';
import { describeInChromium } from '../support/chromium.js';
import { type Headers, send } from '../../support/http.js';
import { BuilderPage, buildWindowApplet } from './builder-page.js';
import { useGarden } from './garden.js';

describe('The stand-in, for a service that is no robot’s', () => {
  const garden = useGarden();

  describeInChromium('in a browser: Applets, queries, activity', (chromium) => {
    const connected = async () => {
      const person = await chromium.person();
      garden.connect();
      return person;
    };

    it('shows what happens as it happens, each entry with its request and answer, secrets masked', async () => {
      const person = await connected();
      const applet = await buildWindowApplet(new BuilderPage(person.page, garden.url));
      const overview = await person.newTab();
      await overview.goto(garden.url);
      await garden.water('moss');
      await overview.locator('.feed .badge', { hasText: 'Run' }).waitFor();
      await overview.getByText('1 done').waitFor();
      const run = person.page.locator('.feed li', { has: person.page.locator('.badge', { hasText: 'Run' }) });
      await run.locator('summary').click();
      const exchange = await run.locator('.exchange').innerText();
      expect(exchange).toMatch(/POST .*\/actions\/open_window/);
      expect(exchange).toContain('"mood": "willing"');
      expect(exchange).toContain('HTTP 200');
      const html = (await overview.content()) + (await person.page.content());
      expect(html).not.toContain(garden.serviceKey);
      await person.look('stand-in-overview', overview);
      await person.look('stand-in-applet-ran');
      await garden.standIn.platform.applets.delete(applet);
    });

    it('goes on with the feed when the stand-in is back, with what was missed, each entry once', async () => {
      const { page } = await connected();
      await page.goto(garden.url);
      await garden.standIn.close();
      await page.getByText('The live feed is interrupted.').waitFor();
      await garden.startStandIn();
      await garden.standIn.platform.description(true);
      const newest = garden.standIn.platform.activities({ limit: 1 })[0]?.id;
      await page.locator(`#activity-${newest}`).waitFor();
      await page.locator('#trouble').waitFor({ state: 'hidden' });
      const ids = await page.evaluate<string[]>('[...document.querySelectorAll(".feed > li")].map(({ id }) => id)');
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('pauses the feed', async () => {
      const { page } = await connected();
      await page.goto(`${garden.url}/activity`);
      await page.getByRole('link', { name: 'Pause' }).click();
      await page.getByRole('link', { name: 'Go live' }).waitFor();
      expect(await page.locator('[sse-connect]').count()).toBe(0);
    });

    it('turns an Applet off and on, checks and deletes it; another tab is told that it is gone', async () => {
      const person = await connected();
      const { page } = person;
      const id = await buildWindowApplet(new BuilderPage(page, garden.url), 'ferns');
      const other = await person.newTab();
      await other.goto(`${garden.url}/applets/${id}`);
      await page.getByRole('button', { name: 'Turn off' }).click();
      await page.getByText('The Applet is off.').waitFor();
      expect(garden.standIn.platform.applets.view(id).enabled).toBe(false);
      await page.getByRole('button', { name: 'Turn on' }).click();
      await page.getByText('The Applet is on.').waitFor();
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.locator('.feed .badge', { hasText: 'Poll' }).first().waitFor();
      await page.getByText('Delete this Applet').click();
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The Applet is deleted.').waitFor();
      await other.getByRole('button', { name: 'Turn off' }).click();
      await other.getByRole('heading', { name: 'This is not here any more' }).waitFor();
      await person.look('stand-in-gone', other);
    });

    it('runs a query, page by page', async () => {
      const person = await connected();
      const { page } = person;
      await garden.measure(25);
      await page.goto(`${garden.url}/queries`);
      await person.look('stand-in-queries');
      await page.getByRole('link', { name: 'List measurements' }).click();
      await page.getByRole('button', { name: 'Run' }).click();
      const rows = page.locator('tbody tr');
      const seen: string[] = [];
      for (const expected of [10, 10, 5]) {
        await page.locator('tbody tr:first-child', { hasNotText: seen.at(-10) ?? 'nothing' }).waitFor();
        const ids = await rows.locator('td:first-child').allInnerTexts();
        expect(ids).toHaveLength(expected);
        seen.push(...ids);
        if (expected === 10) await page.getByRole('link', { name: 'Next page' }).click();
      }
      await person.look('stand-in-query');
      expect(new Set(seen).size).toBe(25);
      expect(await page.getByRole('link', { name: 'Next page' }).count()).toBe(0);
    });

    it('says in words what a query’s answer refuses, and keeps the form', async () => {
      const { page } = await connected();
      await page.goto(`${garden.url}/queries/list_likes`);
      await page.getByLabel('Of which picture').fill('none');
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByRole('alert').filter({ hasText: 'There is no such picture.' }).waitFor();
      expect(await page.getByLabel('Of which picture').inputValue()).toBe('none');
    });

    it('takes polling settings, and says which one is wrong', async () => {
      const person = await connected();
      const { page } = person;
      await page.goto(`${garden.url}/settings`);
      await page.getByLabel('Seconds between polls').fill('0');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('#pollEverySeconds[aria-invalid=true]').waitFor();
      await person.look('stand-in-settings');
      await page.getByLabel('Seconds between polls').fill('60');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      expect(garden.standIn.platform.settings().pollEverySeconds).toBe(60);
    });

    it('takes no form from another site', async () => {
      await connected();
      const before = garden.standIn.platform.settings();
      const foreign: Headers[] = [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }, {}];
      for (const headers of foreign) {
        const form = { pollEverySeconds: '5', jitter: '0' };
        const { status } = await send(`${garden.url}/settings`, { method: 'POST', form, headers });
        expect(status).toBe(403);
      }
      expect(garden.standIn.platform.settings()).toEqual(before);
    });

    it('says that the service is away, and keeps what was typed', async () => {
      const person = await connected();
      const { page } = person;
      const builder = await new BuilderPage(page, garden.url).open();
      await builder.choose('trigger', 'A pot is moved');
      await builder.field('Shelf').fill('upper');
      await builder.field('Pot').fill('Mint');
      await garden.service.close();
      await builder.choose('action', 'Open the window');
      await builder.field('Mood of the window').selectOption('willing');
      await builder.turnOn.click();
      await page.getByRole('alert').filter({ hasText: 'Is the service running' }).waitFor();
      expect(await builder.field('Pot').inputValue()).toBe('Mint');
      await person.look('stand-in-service-away');
    });
  });
});
