import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { expectData, expectErrors, expectOAuthError } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

describeStacks('Refresh tokens', (stack) => {
  const world = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'on' });
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner();
  });

  const tokensIn = (answer: Answer): Tokens => {
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json).toMatchObject({
      token_type: 'Bearer',
      access_token: expect.stringMatching(/^[\w-]{40,}$/),
      refresh_token: expect.stringMatching(/^[\w-]{40,}$/),
    });
    return { access: world.secret(answer.json.access_token), refresh: world.secret(answer.json.refresh_token) };
  };
  const connect = async (): Promise<Tokens> => tokensIn(await world.exchange(await owner.newCode()));
  const refresh = (token: string, overrides: Record<string, string> = {}): Promise<Answer> => {
    const { id, secret } = world.client;
    const form = { grant_type: 'refresh_token', refresh_token: token, client_id: id, client_secret: secret };
    return send(`${world.prefix}/tokens`, { method: 'POST', form: { ...form, ...overrides } });
  };
  const userInfo = (token: string): Promise<Answer> => world.ifttt(token).call('GET', 'user/info');
  const expiryOf = async (table: string, token: string): Promise<unknown> => {
    const [row] = await world.backends.database.query(
      `SELECT expires_at FROM ${table} WHERE token_digest = '${digestOf(token)}'`,
    );
    return row?.['expires_at'];
  };
  /** The time until a token's end, gone by at once. */
  const letEnd = (table: string, token: string): Promise<void> =>
    world.backends.database.execute(`UPDATE ${table} SET expires_at = 1 WHERE token_digest = '${digestOf(token)}'`);

  it('rule 32: a refresh gives a new access token and a new refresh token', async () => {
    const first = await connect();
    const second = tokensIn(await refresh(first.refresh));
    expect(new Set([first.access, first.refresh, second.access, second.refresh]).size).toBe(4);
    expect(expectData(await userInfo(second.access)).id).toBe(owner.id);
  });

  it('rule 32: a refresh token that has been used still works for some time, again and again, and then ends', async () => {
    const first = await connect();
    const second = tokensIn(await refresh(first.refresh));
    const again = tokensIn(await refresh(first.refresh));
    expect(Number(await expiryOf('refresh_tokens', first.refresh))).toBeGreaterThan(Date.now() + 24 * 3_600_000);
    for (const { access } of [second, again]) expectData(await userInfo(access));
    await letEnd('refresh_tokens', first.refresh);
    expectOAuthError(await refresh(first.refresh), 400, 'invalid_grant');
    tokensIn(await refresh(second.refresh));
    tokensIn(await refresh(again.refresh));
  });

  it('rule 32: a refresh token that was not exchanged has no end', async () => {
    const { refresh: token } = await connect();
    expect(await expiryOf('refresh_tokens', token)).toBeNull();
    expect(await expiryOf('refresh_tokens', tokensIn(await refresh(token)).refresh)).toBeNull();
  });

  it('rule 32: access tokens end', async () => {
    const { access } = await connect();
    const ends = Number(await expiryOf('access_tokens', access));
    expect(ends).toBeGreaterThan(Date.now());
    expectData(await userInfo(access));
    await letEnd('access_tokens', access);
    expectErrors(await userInfo(access), 401);
  });

  it('rule 32: two refreshes at once both get tokens that work', async () => {
    const { refresh: token } = await connect();
    const answers = await Promise.all([refresh(token), refresh(token), refresh(token)]);
    for (const answer of answers) expectData(await userInfo(tokensIn(answer).access));
  });

  it('rule 33: after a 401, one refresh and the request again', async () => {
    const { access, refresh: token } = await connect();
    const json = { trigger_identity: 'rule-33', triggerFields: { voice_command: 'rule 33' } };
    const poll = (bearer: string): Promise<Answer> =>
      world.ifttt(bearer).call('POST', 'triggers/voice_command', { json });
    expectData(await poll(access));
    await letEnd('access_tokens', access);
    const refused = await poll(access);
    expectErrors(refused, 401);
    expect(refused.headers['www-authenticate']).toMatch(/^Bearer /);
    expect(expectData(await poll(tokensIn(await refresh(token)).access))).toEqual([]);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['a wrong refresh token', { refresh_token: 'wrong-token' }, 400, 'invalid_grant'],
    ['a blank refresh token', { refresh_token: '' }, 400, 'invalid_request'],
    ['a wrong client secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
  ])('rule 31: %s is refused, and the answer names no token', async (_title, overrides, status, error) => {
    const { refresh: token } = await connect();
    const answer = await refresh(token, overrides);
    expectOAuthError(answer, status, error);
    expect(answer.text).not.toContain('wrong-token');
    expect(answer.text).not.toContain(token);
  });

  it('an access token refreshes nothing, and a refresh token opens nothing', async () => {
    const { access, refresh: token } = await connect();
    expectOAuthError(await refresh(access), 400, 'invalid_grant');
    expectErrors(await userInfo(token), 401);
  });

  it('disconnecting ends refresh tokens as well', async () => {
    const { refresh: first } = await connect();
    const { refresh: second } = tokensIn(await refresh(first));
    expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
    for (const token of [first, second]) expectOAuthError(await refresh(token), 400, 'invalid_grant');
  });

  it('a code that is used twice ends the refresh token that it gave (RFC 6749 4.1.2)', async () => {
    const code = await owner.newCode();
    const { refresh: token } = tokensIn(await world.exchange(code));
    expectOAuthError(await world.exchange(code), 400, 'invalid_grant');
    expectOAuthError(await refresh(token), 400, 'invalid_grant');
  });
});
