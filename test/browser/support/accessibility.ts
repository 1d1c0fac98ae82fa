import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Every rule, and an account of those that were broken alone: one of all the others takes three times as long. */
const VIOLATIONS = "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)";
const THAT_KEEP_PEOPLE_OUT = ['serious', 'critical'];

/** Nothing on the page keeps anybody out, as far as axe can tell: no finding that is serious or worse. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // Run by the debugger, so that the page's Content-Security-Policy stays as strict as it is.
  await page.evaluate(AXE);
  const violations = await page.evaluate<Result[]>(VIOLATIONS);
  const findings = violations
    .filter(({ impact }) => THAT_KEEP_PEOPLE_OUT.includes(impact ?? ''))
    .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(findings, `accessibility of ${name}`).toEqual([]);
  await expectFits(page, name);
}

/**
 * The page fits the narrowest window, which is also what a zoom of 400 % leaves of a wide one (WCAG 2.2 1.4.10).
 *
 * @param textSize how many times larger than usual the person has the text
 */
export async function expectReflow(page: Page, name: string, { textSize = 1 } = {}): Promise<void> {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(`document.documentElement.style.fontSize = '${textSize * 100}%'`);
  await expectFits(page, `${name} at 320 px`);
  await page.evaluate("document.documentElement.style.fontSize = ''");
}

/** Nothing sticks out at the side. */
async function expectFits(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow, `pixels by which ${name} is too wide`).toBeLessThanOrEqual(0);
}
