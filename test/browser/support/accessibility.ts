import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THAT_KEEP_PEOPLE_OUT = ['serious', 'critical'];

/** Nothing on the page keeps anybody out, as far as axe can tell: no finding that is serious or worse. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // Run by the debugger, so that the page's Content-Security-Policy stays as strict as it is.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const findings = violations
    .filter(({ impact }) => THAT_KEEP_PEOPLE_OUT.includes(impact ?? ''))
    .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(findings, `accessibility of ${name}`).toEqual([]);
  // Sideways scrolling makes a page unreadable on a phone (WCAG 2.2 1.4.10).
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow, `pixels by which ${name} is too wide`).toBeLessThanOrEqual(0);
}
