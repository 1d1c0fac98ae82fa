import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { Person } from './person.js';

/** Nothing that a browser does by itself: no look-ups, no updates, no reports. And no way to any other machine. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** A browser for the suite that calls it, from its first test to its last. */
export class Chromium {
  private browser: Browser | undefined;
  private readonly people: Person[] = [];

  async open(executablePath: string): Promise<void> {
    this.browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  }

  /** Somebody in front of a browser of her own: no cookies, nothing remembered. */
  async person(options: BrowserContextOptions = {}): Promise<Person> {
    if (!this.browser) throw new Error('The browser has not been opened.');
    const person = await Person.sitDown(await this.browser.newContext(options));
    this.people.push(person);
    return person;
  }

  /** What pages tried and their policy, or this test, did not let them: on every page, of everybody. */
  offences(): string[] {
    return this.people.flatMap(({ offences }) => offences);
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }
}

/**
 * A suite in a real browser. Every page in it loads from this machine alone and keeps to its Content-Security-Policy,
 * or the suite fails. Left out where there is no Chromium; the run has said so, and fails under `CI=true`.
 */
export function describeInChromium(title: string, suite: (chromium: Chromium) => void): void {
  const program = inject('run').chromium;
  describe.skipIf(program === undefined)(title, () => {
    const browser = new Chromium();
    beforeAll(() => browser.open(String(program)));
    afterAll(async () => {
      await browser.close();
      expect(browser.offences(), 'requests to other hosts, violated policies, errors in scripts').toEqual([]);
    });
    suite(browser);
  });
}
