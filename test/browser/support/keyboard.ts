import type { Page } from 'playwright-core';

interface Focused {
  readonly label: string;
  readonly visible: boolean;
}

const LOOK = `(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    label: element.labels?.[0]?.innerText ?? element.innerText.trim(),
    visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;

/** What has the focus: its label, and whether that can be seen (WCAG 2.2 2.4.7). */
export const focused = (page: Page): Promise<Focused> => page.evaluate<Focused>(LOOK);

/** Presses Tab until the element with this label has the focus. @throws when it is not to be reached */
export async function tabTo(page: Page, label: string): Promise<Focused> {
  const passed: string[] = [];
  while (passed.length < 30) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.label === label) return now;
    passed.push(now.label);
  }
  throw new Error(`Tab never reached "${label}", but: ${passed.join(', ')}`);
}
