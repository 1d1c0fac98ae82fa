import { beforeAll, describe, expect, it } from 'vitest';
import { Browser, type Page } from '../support/browser.js';
import { expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const STATE = '5f2b7c9d01e846aa';

/** The reference's examples of the authentication flow, on the service that has one, from the first to the last. */
describeStacks('Examples of the authentication flow', (stack) => {
  const world = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'on' });
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner('Grace Hopper');
  });

  const authorize = async (button: RegExp): Promise<Page> => {
    const parameters = [
      `client_id=${world.client.id}`,
      'response_type=code',
      `redirect_uri=${encodeURIComponent(world.redirectUrl)}`,
      'scope=ifttt',
      `state=${STATE}`,
    ];
    const browser = new Browser();
    const page = await browser.open(`${world.url}/oauth2/authorize?${parameters.join('&')}`);
    const { email, password } = owner;
    return browser.press(await browser.press(page, /sign in/i, { email, password }), button);
  };

  /** A form as the reference writes it, its redirect_uri with slashes as they are. */
  const tokens = (parameters: Record<string, string>): Promise<Answer> => {
    const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${value.replaceAll(':', '%3A')}`);
    return send(`${world.prefix}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: pairs.join('&'),
    });
  };
  const client = (): Record<string, string> => ({ client_id: world.client.id, client_secret: world.client.secret });

  const expectTokens = (answer: Answer): { access_token: string; refresh_token: string } => {
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { access_token, refresh_token } = answer.json;
    expect(answer.json).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) });
    return { access_token: world.secret(access_token), refresh_token: world.secret(refresh_token) };
  };
  const expectInvalidGrant = (answer: Answer): void => {
    expect(answer.status, answer.text).toBe(400);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.json).toEqual({ error: 'invalid_grant', error_description: expect.any(String) });
  };

  it('rule 30: the person denies', async () => {
    const { answer } = await authorize(/^deny/i);
    expect(answer.headers['location']).toBe(`${world.redirectUrl}?error=access_denied&state=${STATE}`);
  });

  it('rule 31: the person allows, the code is exchanged, the token is refreshed and used', async () => {
    const { answer } = await authorize(/^allow/i);
    const location = new URL(String(answer.headers['location']));
    expect(location.origin + location.pathname).toBe(world.redirectUrl);
    expect(location.searchParams.get('state')).toBe(STATE);
    const code = world.secret(String(location.searchParams.get('code')));

    const exchange = { grant_type: 'authorization_code', code, ...client(), redirect_uri: world.redirectUrl };
    const first = expectTokens(await tokens(exchange));
    const second = expectTokens(
      await tokens({ grant_type: 'refresh_token', ...client(), refresh_token: first.refresh_token }),
    );
    for (const { access_token } of [first, second]) {
      const info = await world.ifttt(access_token).call('GET', 'user/info');
      expect(info.json).toEqual({ data: { name: 'Grace Hopper', id: owner.id, url: `${world.url}/account` } });
    }
    expectInvalidGrant(await tokens(exchange));
    expectErrors(await world.ifttt('no-such-token').call('GET', 'user/info'), 401);
  });

  describe('rule 31: what is not valid', () => {
    it('rule 31: a code', async () => {
      expectInvalidGrant(await tokens({ grant_type: 'authorization_code', code: '1f0e3dad99908345', ...client() }));
    });

    it('rule 31: a refresh token', async () => {
      expectInvalidGrant(
        await tokens({ grant_type: 'refresh_token', ...client(), refresh_token: 'e3b0c44298fc1c149' }),
      );
    });
  });
});
