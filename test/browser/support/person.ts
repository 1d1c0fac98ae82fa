import type { BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from './accessibility.js';
import { takePicture } from './pictures.js';

const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;
const WIDTHS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
} as const;
const WAIT_MS = 10_000;

/** Somebody in front of a browser. */
export class Person {
  readonly offences: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    /** The tab she began with. */
    readonly page: Page,
  ) {}

  static async sitDown(context: BrowserContext): Promise<Person> {
    context.setDefaultTimeout(WAIT_MS);
    const person = new Person(context, await context.newPage());
    context.on('page', (page) => person.watch(page));
    person.watch(person.page);
    await context.route(
      ({ hostname, protocol }) => protocol.startsWith('http') && !LOOPBACK.test(hostname),
      async (route) => {
        person.offences.push(`asked another host: ${route.request().url()}`);
        await route.abort();
      },
    );
    return person;
  }

  /** Another tab of the same browser. */
  newTab(): Promise<Page> {
    return this.context.newPage();
  }

  /** A page as it is, on a phone and on a desktop, light and dark: a picture of each, and each accessible. */
  async look(name: string, page: Page = this.page): Promise<void> {
    for (const [device, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await takePicture(page, `${name}-${device}-${colorScheme}`);
        await expectAccessible(page, `${name} (${device}, ${colorScheme})`);
      }
    }
    await page.emulateMedia({ colorScheme: null });
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.offences.push(`error on ${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.offences.push(`${page.url()}: ${message.text()}`);
    });
  }
}
