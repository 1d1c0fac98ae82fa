import { describe, expect, it } from 'vitest';
import { expectData, expectErrors, expectNothingChanged, expectOAuthError } from '../support/expectations.js';
import { type Answer, type Call, send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

describeStacks('Tokens', (stack) => {
  const world = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'off' });
  const post = (call: Call): Promise<Answer> => send(`${world.prefix}/tokens`, { method: 'POST', ...call });
  const parameters = (code: string): Record<string, string> => ({
    grant_type: 'authorization_code',
    code,
    client_id: world.client.id,
    client_secret: world.client.secret,
  });
  const expectToken = (answer: Answer): string => {
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json).toMatchObject({ token_type: 'Bearer', access_token: expect.stringMatching(/^[\w-]{40,}$/) });
    return world.secret(answer.json.access_token);
  };
  const works = async (token: string): Promise<boolean> => {
    const answer = await world.ifttt(token).call('GET', 'user/info');
    expect([200, 401]).toContain(answer.status);
    return answer.status === 200;
  };

  describe('rule 31: the token request', () => {
    it('rule 31: as a form', async () => {
      const owner = await world.owner();
      const token = expectToken(await post({ form: parameters(await owner.newCode()) }));
      expect(expectData(await world.ifttt(token).call('GET', 'user/info')).id).toBe(owner.id);
    });

    it('rule 31: as JSON', async () => {
      const owner = await world.owner();
      expect(await works(expectToken(await post({ json: parameters(await owner.newCode()) })))).toBe(true);
    });

    it('rule 31: with the client in an HTTP Basic header (RFC 6749 2.3.1)', async () => {
      const owner = await world.owner();
      const { client_id, client_secret, ...form } = parameters(await owner.newCode());
      const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
      expect(await works(expectToken(await post({ form, headers: { authorization } })))).toBe(true);
    });

    it('rule 31: with the registered redirect_uri, and with keys that nobody knows', async () => {
      const owner = await world.owner();
      const form = { ...parameters(await owner.newCode()), redirect_uri: world.redirectUrl, unknown: 'key' };
      expect(await works(expectToken(await post({ form })))).toBe(true);
    });

    it('rule 32: without refresh tokens there is none, and the access token never expires', async () => {
      const { json } = await post({ form: parameters(await (await world.owner()).newCode()) });
      world.secret(json.access_token);
      expect(json).not.toHaveProperty('refresh_token');
      expect(json).not.toHaveProperty('expires_in');
    });
  });

  describe('rule 31: refusals', () => {
    const refusals: [string, Record<string, string | undefined>, number, string][] = [
      ['a wrong code', { code: 'wrong-code' }, 400, 'invalid_grant'],
      ['no code', { code: undefined }, 400, 'invalid_request'],
      ['a blank code', { code: '' }, 400, 'invalid_request'],
      ['no grant_type', { grant_type: undefined }, 400, 'invalid_request'],
      ['an unknown grant_type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
      [
        'a refresh token where there are none',
        { grant_type: 'refresh_token', refresh_token: 'x' },
        400,
        'unsupported_grant_type',
      ],
      ['a wrong client id', { client_id: 'wrong' }, 401, 'invalid_client'],
      ['a wrong client secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
      ['no client secret', { client_secret: undefined }, 401, 'invalid_client'],
      ['another redirect_uri', { redirect_uri: 'https://evil.example/' }, 400, 'invalid_grant'],
    ];
    it.each(refusals)('rule 31: %s', async (_title, overrides, status, error) => {
      const code = await (await world.owner()).newCode();
      const entries = Object.entries({ ...parameters(code), ...overrides });
      const given = Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
      for (const call of [{ form: given }, { json: given }]) {
        const answer = await post(call);
        if (status === 401 && answer.status === 400) expectOAuthError(answer, 400, error);
        else expectOAuthError(answer, status, error);
        expect(answer.headers['cache-control']).toBe('no-store');
        if (answer.status === 401) expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="/);
        expect(answer.text).not.toContain(code);
        expect(answer.text).not.toContain('wrong-code');
        expect(answer.text).not.toContain(world.client.secret);
      }
    });

    it('rule 31: a refused client does not use the code up', async () => {
      const code = await (await world.owner()).newCode();
      expectOAuthError(await post({ form: { ...parameters(code), client_secret: 'wrong' } }), 401, 'invalid_client');
      expectToken(await post({ form: parameters(code) }));
    });

    it.each<[string, Call]>([
      ['no body', {}],
      ['an empty form', { body: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
      ['a JSON list', { json: [] }],
      ['JSON null', { json: null }],
      ['a JSON string', { json: 'code' }],
      ['fields that are no strings', { json: { grant_type: ['authorization_code'], code: { a: 1 }, client_id: 1 } }],
      ['a field twice', { body: 'code=a&code=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
      [
        'broken escapes',
        { body: 'grant_type=%zz&code=%', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      ],
    ])('rule 31: %s is a refusal in the shape of RFC 6749 5.2', async (_title, call) => {
      await expectNothingChanged(world, async () => {
        const answer = await post(call);
        expect([400, 401], answer.text).toContain(answer.status);
        expect(answer.json).toMatchObject({ error: expect.stringMatching(/^[a-z_]+$/) });
      });
    });

    it('rule 31: a body that cannot be read is a refusal in that shape, too', async () => {
      for (const call of [
        { body: '{"grant_type":', headers: { 'content-type': 'application/json' } },
        { body: Buffer.from([0x7b, 0xff, 0x7d]), headers: { 'content-type': 'application/json' } },
        { body: 'grant_type=authorization_code', headers: { 'content-type': 'text/plain' } },
        { form: { grant_type: 'x'.repeat(2_000_000) } },
      ]) {
        const answer = await post(call);
        expect([400, 413, 415]).toContain(answer.status);
        expectOAuthError(answer, answer.status, 'invalid_request');
      }
    });
  });

  describe('a code works once (RFC 6749 4.1.2)', () => {
    it('rule 31: a replay is refused and revokes what the first use gave, and nothing else', async () => {
      const owner = await world.owner();
      const other = expectToken(await post({ form: parameters(await owner.newCode()) }));
      const code = await owner.newCode();
      const token = expectToken(await post({ form: parameters(code) }));
      expect(await works(token)).toBe(true);
      expectOAuthError(await post({ form: parameters(code) }), 400, 'invalid_grant');
      expect(await works(token)).toBe(false);
      expect(await works(other)).toBe(true);
      expectOAuthError(await post({ form: parameters(code) }), 400, 'invalid_grant');
    });

    it('rule 31: of ten requests at once at most one gets a token, and then the replays revoke it', async () => {
      const code = await (await world.owner()).newCode();
      const answers = await Promise.all(Array.from({ length: 10 }, () => post({ form: parameters(code) })));
      const granted = answers.filter((answer) => answer.status === 200);
      expect(granted.length).toBeLessThanOrEqual(1);
      for (const answer of answers) if (answer.status !== 200) expectOAuthError(answer, 400, 'invalid_grant');
      for (const answer of granted) expect(await works(expectToken(answer))).toBe(false);
    });

    it('rule 31: an expired code is refused, and ten minutes make it one', async () => {
      const owner = await world.owner();
      const code = await owner.newCode();
      const lifetimes = await world.backends.database.query(
        `SELECT expires_at - created_at AS ms FROM authorization_codes WHERE user_id = '${owner.id}'`,
      );
      expect(lifetimes.map(({ ms }) => Number(ms))).toEqual([600_000]);
      await world.backends.database.execute('UPDATE authorization_codes SET expires_at = 1 WHERE used_at IS NULL');
      expectOAuthError(await post({ form: parameters(code) }), 400, 'invalid_grant');
    });
  });

  it('a code that was given to another client is refused (RFC 6749 4.1.3)', async () => {
    const owner = await world.owner();
    const code = await owner.newCode();
    await world.backends.database.execute(
      `UPDATE authorization_codes SET client_id = 'another' WHERE user_id = '${owner.id}'`,
    );
    expectOAuthError(await post({ form: parameters(code) }), 400, 'invalid_grant');
  });

  describe('disconnecting', () => {
    const isConnected = async (owner: Awaited<ReturnType<typeof world.owner>>): Promise<boolean> => {
      const data = expectData(await owner.call('GET', '/third-party/info'));
      expect(data).toEqual([{ name: 'IFTTT', isConnected: expect.any(Boolean) }]);
      return data[0].isConnected;
    };

    it('third-party/info follows connecting and disconnecting', async () => {
      const [owner, other] = [await world.owner(), await world.owner()];
      expect(await isConnected(owner)).toBe(false);
      const code = await owner.newCode();
      expect(await isConnected(owner), 'a code is no connection').toBe(false);
      expectToken(await post({ form: parameters(code) }));
      expect(await isConnected(owner)).toBe(true);
      expect(await isConnected(other)).toBe(false);
      expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      expect(await isConnected(owner)).toBe(false);
    });

    it('DELETE tokens ends every token and every code of the owner, and nobody else’s', async () => {
      const [owner, other] = [await world.owner(), await world.owner()];
      const tokens = [await owner.newToken(), await owner.newToken()];
      const theirs = await other.newToken();
      const code = await owner.newCode();
      expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      for (const token of tokens) expect(await works(token)).toBe(false);
      expectOAuthError(await post({ form: parameters(code) }), 400, 'invalid_grant');
      expect(await works(theirs)).toBe(true);
      expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      expect(await works(await owner.newToken())).toBe(true);
    });

    it('a code that was used before disconnecting cannot be used after it', async () => {
      const owner = await world.owner();
      const code = await owner.newCode();
      expectToken(await post({ form: parameters(code) }));
      expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      expectOAuthError(await post({ form: parameters(code) }), 400, 'invalid_grant');
      expect(await isConnected(owner)).toBe(false);
    });
  });

  it('authorizations: a wrong client id is 401, a missing one 400', async () => {
    const owner = await world.owner();
    const path = '/third-party/ifttt/v1/authorizations';
    expectErrors(await owner.call('POST', path, { json: { clientId: 'wrong' } }), 401);
    for (const json of [{}, { clientId: '' }, { clientId: 42 }, { clientId: null }, { client_id: world.client.id }]) {
      expectErrors(await owner.call('POST', path, { json }), 400);
    }
    const answer = await owner.call('POST', path, { json: { clientId: world.client.id } });
    expect(expectData(answer)).toEqual([{ code: expect.stringMatching(/^[\w-]{40,}$/) }]);
    world.secret(answer.json.data[0].code);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
