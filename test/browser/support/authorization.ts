import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Owner } from '../../support/owner.js';
import { embedded } from '../../support/stacks.js';
import { useWorld, type World } from '../../support/world.js';
import { Landing } from './landing.js';

/** The pages between IFTTT and IFTTT, as a person sees them. */
export class AuthorizationPage {
  constructor(readonly page: Page) {}

  get email(): Locator {
    return this.page.getByLabel('E-mail address');
  }

  get password(): Locator {
    return this.page.getByLabel('Password');
  }

  get signInButton(): Locator {
    return this.page.getByRole('button', { name: 'Sign in', exact: true });
  }

  get allowButton(): Locator {
    return this.page.getByRole('button', { name: 'Allow', exact: true });
  }

  get denyButton(): Locator {
    return this.page.getByRole('button', { name: 'Deny', exact: true });
  }

  async fillIn({ email, password }: Pick<Owner, 'email' | 'password'>): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
  }

  /** Resolves when consent is asked for. */
  async signIn(owner: Pick<Owner, 'email' | 'password'>): Promise<void> {
    await this.fillIn(owner);
    await this.signInButton.click();
    await this.allowButton.waitFor();
  }
}

/** Where people are sent for consent, and where they come back to. */
export interface Authorization {
  readonly world: World;
  readonly landing: Landing;
  /** Opens the authorization request in a tab. */
  readonly open: (page: Page, state?: string) => Promise<AuthorizationPage>;
  /** The parameters with which the next person comes back. */
  readonly back: (page: Page) => Promise<Record<string, string>>;
  /** The same, of somebody who allowed; IFTTT gets its token. @returns whose it is: `data` of user info */
  readonly connected: (page: Page) => Promise<{ readonly id: string; readonly name: string }>;
}

/** A world, on the embedded stack, in which IFTTT has a page that a browser reaches. */
export function useAuthorization(): Authorization {
  const landing = new Landing();
  const world = useWorld(embedded, async () => {
    await world.closeAtEnd(landing).open();
    return { IFTTT_REDIRECT_URL: landing.url };
  });
  const back = async (page: Page) => {
    const parameters = await landing.arrivals.next();
    await page.waitForURL((url) => url.href.startsWith(landing.url));
    if (parameters['code']) world.secret(parameters['code']);
    return parameters;
  };
  return {
    world,
    landing,
    async open(page, state = 'a-state') {
      const query = new URLSearchParams({
        client_id: world.client.id,
        response_type: 'code',
        scope: 'ifttt',
        state,
        redirect_uri: landing.url,
      });
      await page.goto(`${world.url}/oauth2/authorize?${String(query)}`);
      return new AuthorizationPage(page);
    },
    back,
    async connected(page) {
      const { code = '' } = await back(page);
      const answer = await world.exchange(code, { redirect_uri: landing.url });
      expect(answer.status, answer.text).toBe(200);
      const { access_token: token } = answer.json as { access_token: string };
      const info = await world.ifttt(world.secret(token)).call('GET', 'user/info');
      return (info.json as { data: { id: string; name: string } }).data;
    },
  };
}
