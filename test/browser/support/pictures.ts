import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = resolve(import.meta.dirname, '../../../screenshots');

/** A picture of the whole page, to be looked at: `screenshots/{name}.png`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`), fullPage: true });
}
