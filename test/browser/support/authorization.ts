import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Owner } from '../../support/owner.js';
import { embedded } from '../../support/stacks.js';
import { useWorld, type World } from '../../support/world.js';
import { Landing } from './landing.js';

type Credentials = Pick<Owner, 'email' | 'password'>;

/** The sign-in form, wherever it is. */
export class SignInForm {
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

  async fillIn({ email, password }: Credentials): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
  }

  async send(credentials: Credentials): Promise<void> {
    await this.fillIn(credentials);
    await this.signInButton.click();
  }
}

/** The pages between IFTTT and IFTTT, as a person sees them. */
export class AuthorizationPage extends SignInForm {
  get allowButton(): Locator {
    return this.page.getByRole('button', { name: 'Allow', exact: true });
  }

  get denyButton(): Locator {
    return this.page.getByRole('button', { name: 'Deny', exact: true });
  }

  /** Resolves when consent is asked for. */
  async signIn(credentials: Credentials): Promise<void> {
    await this.send(credentials);
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

/**
 * A world, on the embedded stack, in which IFTTT has a page that a browser reaches. The way to connect that the account
 * page offers leads to consent at once.
 */
export function useAuthorization(): Authorization {
  const landing = new Landing();
  const world = useWorld(embedded, async (serviceUrl) => {
    await world.closeAtEnd(landing).open();
    return { IFTTT_REDIRECT_URL: landing.url, IFTTT_CONNECT_URL: request(serviceUrl, 'from-the-account-page') };
  });
  const request = (serviceUrl: string, state: string): string => {
    const query = new URLSearchParams({
      client_id: world.client.id,
      response_type: 'code',
      scope: 'ifttt',
      state,
      redirect_uri: landing.url,
    });
    return `${serviceUrl}/oauth2/authorize?${String(query)}`;
  };
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
      await page.goto(request(world.url, state));
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
