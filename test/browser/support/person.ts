import type { BrowserContext, Page } from 'playwright-core';
import { expectAccessible, expectReflow } from './accessibility.js';
import { takePicture } from './pictures.js';

const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;
const DESKTOP = { width: 1280, height: 800 };
/** Each width and each colour scheme once: both palettes are those of every width. */
const VIEWS = [
  { device: 'phone', size: { width: 390, height: 844 }, colorScheme: 'dark' },
  { device: 'desktop', size: DESKTOP, colorScheme: 'light' },
] as const;
const WAIT_MS = 10_000;
const PARTS_OF_A_PAGE = ['stylesheet', 'script', 'image', 'font'];

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
    return person;
  }

  /** Another tab of the same browser. */
  newTab(): Promise<Page> {
    return this.context.newPage();
  }

  /**
   * A page as it is, on a dark phone and on a light desktop: a picture of each, and each accessible. It fits narrow
   * windows, too, and is left on a desktop.
   */
  async look(name: string, page: Page = this.page): Promise<void> {
    for (const { device, size, colorScheme } of VIEWS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await takePicture(page, `${name}-${device}-${colorScheme}`);
      await expectAccessible(page, `${name} (${device}, ${colorScheme})`);
    }
    await page.emulateMedia({ colorScheme: null });
    await expectReflow(page, name);
    await page.setViewportSize(DESKTOP);
  }

  private watch(page: Page): void {
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !LOOPBACK.test(hostname)) this.offend(page, `asks ${request.url()}`);
    });
    page.on('response', (response) => {
      const isPart = PARTS_OF_A_PAGE.includes(response.request().resourceType());
      if (isPart && response.status() >= 400) this.offend(page, `lacks ${response.url()}: ${response.status()}`);
    });
    page.on('pageerror', (error) => this.offend(page, error.message));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.offend(page, message.text());
    });
  }

  private offend(page: Page, what: string): void {
    this.offences.push(`${page.url()}: ${what}`);
  }
}
