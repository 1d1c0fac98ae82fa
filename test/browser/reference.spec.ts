import { operations } from '#contract';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PrefixProxy } from '../support/prefix-proxy.js';
import { embedded } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { describeInChromium } from './support/chromium.js';
import { tabTo } from './support/keyboard.js';
import type { Person } from './support/person.js';

/** axe reads every word of a long page, several times. */
const LOOK_WITHIN_MS = 180_000;
/** Swagger UI is 1.7 MB of script. */
const LOAD_WITHIN_MS = 30_000;

describeInChromium('The reference', (chromium) => {
  const world = useWorld(embedded);
  /** The same for all tests, each in a tab of its own: Swagger UI is fetched once, and no tab knows of another. */
  let reader: Person;
  beforeAll(async () => {
    reader = await chromium.person();
  });
  const opened = async (path: string) => {
    const page = await reader.newTab();
    onTestFinished(() => page.close());
    await page.goto(world.url + path, { timeout: LOAD_WITHIN_MS });
    return page;
  };
  const openedApi = async () => {
    const page = await opened('/docs/api');
    await operation(page, 'Service', 'getStatus').waitFor();
    return page;
  };

  it('lists the steps for everybody', async () => {
    const page = await opened('/docs');
    await page.getByRole('link', { name: 'Move to a place' }).click();
    expect(await page.getByRole('heading', { name: 'Move to a place' }).isVisible()).toBe(true);
    await reader.look('reference', page);
    await page.getByRole('link', { name: 'API', exact: true }).click();
    await operation(page, 'Service', 'getStatus').waitFor();
  });

  it('has a form for every operation', async () => {
    const page = await openedApi();
    expect(await page.locator('.opblock').count()).toBe(operations.length);
  });

  describe('can be read by everybody', { timeout: LOOK_WITHIN_MS }, () => {
    it('with the operations closed', async () => {
      const page = await openedApi();
      await reader.look('reference-api', page);
    });

    it('with forms and answers', async () => {
      const page = await openedApi();
      await execute(page, 'Service', 'setupTest');
      await expand(page, 'Tokens', 'createToken');
      await expand(page, 'Robots', 'replaceRobotPlaces');
      await reader.look('reference-api-open', page);
    });

    it('in the dialog that asks for credentials', async () => {
      const page = await openedApi();
      await page.getByRole('button', { name: 'Authorize' }).click();
      await page.locator('.modal-ux').waitFor();
      await reader.look('reference-api-authorize', page);
    });
  });

  it('tries an operation with the service key', async () => {
    const page = await openedApi();
    expect(await execute(page, 'Service', 'setupTest')).toBe('401');
    await authorize(page, 'serviceAuth', world.serviceKey);
    expect(await execute(page, 'Service', 'getStatus')).toBe('200');
  });

  it('tries a POST with an owner’s access token', async () => {
    const page = await openedApi();
    const owner = await world.owner();
    await authorize(page, 'userAuth', await owner.newToken());
    expect(await execute(page, 'Triggers', 'getTriggerEvents')).toBe('200');
    const body = operation(page, 'Triggers', 'getTriggerEvents').locator('.live-responses-table pre').first();
    expect(JSON.parse(await body.innerText())).toEqual({ data: [] });
  });

  it('is used with the keyboard alone', async () => {
    const page = await openedApi();
    await tabTo(page, 'Authorize');
    await page.keyboard.press('Enter');
    await page.locator('.modal-ux').waitFor();
    await page.keyboard.type(world.serviceKey);
    await page.keyboard.press('Enter');
    await page.locator('.modal-ux').getByRole('button', { name: 'Logout' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.modal-ux').waitFor({ state: 'detached' });
    await operation(page, 'Service', 'getStatus').locator('.opblock-summary-control').focus();
    await page.keyboard.press('Enter');
    expect(await tabTo(page, 'Execute')).toMatchObject({ visible: true });
    await page.keyboard.press('Enter');
    expect(await statusOf(page, 'Service', 'getStatus')).toBe('200');
    expect(await tabTo(page, 'Clear')).toMatchObject({ visible: true });
  });

  it('forgets what was entered', async () => {
    const page = await openedApi();
    await authorize(page, 'serviceAuth', world.serviceKey);
    expect(await page.evaluate<number>('localStorage.length + sessionStorage.length')).toBe(0);
    await page.reload();
    await operation(page, 'Service', 'getStatus').waitFor();
    expect(await execute(page, 'Service', 'getStatus')).toBe('401');
  });

  it('takes nothing from its own address', async () => {
    const plain = await openedApi();
    const usual = await plain.locator('main').innerText();
    const asked: string[] = [];
    const { page } = await chromium.person();
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const options = new URLSearchParams({
      url: `${world.url}/elsewhere.json`,
      configUrl: `${world.url}/elsewhere.json`,
      spec: '{}',
      validatorUrl: world.url,
      docExpansion: 'full',
      'urls.primaryName': '<img src=x onerror=alert(1)>',
    });
    await page.goto(`${world.url}/docs/api?${String(options)}#/<img src=x onerror=alert(1)>`);
    await operation(page, 'Service', 'getStatus').waitFor();
    expect(await page.locator('main').innerText()).toBe(usual);
    for (const path of asked) expect(path).toMatch(/^\/(docs|assets)\//);
  });

  it('works below a path', async () => {
    const proxy = world.closeAtEnd(await PrefixProxy.open(world.url, '/robots'));
    const { page } = await chromium.person();
    await page.goto(`${proxy.url}/docs`);
    await page.getByRole('link', { name: 'API', exact: true }).click();
    await authorize(page, 'serviceAuth', world.serviceKey);
    expect(await execute(page, 'Service', 'getStatus')).toBe('200');
    const requestUrl = operation(page, 'Service', 'getStatus').locator('.request-url');
    expect(await requestUrl.innerText()).toContain(`${proxy.url}/third-party/ifttt/v1/status`);
  });
});

const operation = (page: Page, tag: string, id: string) => page.locator(`#operations-${tag}-${id}`);

async function expand(page: Page, tag: string, id: string): Promise<void> {
  await operation(page, tag, id).locator('.opblock-summary-control').click();
  await operation(page, tag, id).getByRole('button', { name: 'Execute' }).waitFor();
}

/** Opens an operation and does what its form offers. @returns the status of the answer */
async function execute(page: Page, tag: string, id: string): Promise<string> {
  await expand(page, tag, id);
  await operation(page, tag, id).getByRole('button', { name: 'Execute' }).click();
  return statusOf(page, tag, id);
}

function statusOf(page: Page, tag: string, id: string): Promise<string> {
  return operation(page, tag, id).locator('.live-responses-table tbody .response-col_status').first().innerText();
}

/** Gives the page a credential, in its dialog. */
async function authorize(page: Page, scheme: string, credential: string): Promise<void> {
  await page.getByRole('button', { name: 'Authorize' }).click();
  const dialog = page.locator('.modal-ux');
  const form = dialog.locator('.auth-container', { hasText: scheme });
  await form.locator('input').fill(credential);
  await form.getByRole('button', { name: 'Authorize' }).click();
  await form.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
}
