import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Call, type Method, send, sendRaw } from '../support/http.js';
import { type IftttCaller, iftttHeaders } from '../support/ifttt.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

describeStacks('Transport', (stack) => {
  const world = useWorld(stack);
  let ifttt: IftttCaller;
  let token: string;

  beforeAll(async () => {
    const owner = await world.owner();
    await owner.addRobot();
    token = await owner.newToken();
    ifttt = world.ifttt(token);
  });

  const bearer = (): Record<string, string> => ({ authorization: `Bearer ${token}` });

  it('rule 1: the protocol is served below /third-party/ifttt/v1 and nowhere else', async () => {
    const headers = { 'ifttt-service-key': world.serviceKey };
    expect((await send(`${world.url}/third-party/ifttt/v1/status`, { headers })).status).toBe(200);
    for (const path of ['/ifttt/v1/status', '/third-party/ifttt/v2/status', '/third-party/status']) {
      expectErrors(await send(`${world.url}${path}`, { headers }), 404);
    }
  });

  it.each([
    ['an answer', 'user/info', 200],
    ['a refusal', 'unknown', 404],
  ])('%s says that it is nothing to be shown, framed or guessed at', async (_title, path, status) => {
    const answer = await send(`${world.url}/third-party/ifttt/v1/${path}`, { headers: bearer() });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  describe('rule 2: what IFTTT sends is accepted', () => {
    const optionsPath = 'actions/move/fields/place/options';
    const variants: Record<string, Call> = {
      'options with {} and no content type': { body: '{}' },
      'options with {} and a JSON content type': { json: {} },
      'options with a charset in the content type': {
        body: '{}',
        headers: { 'content-type': 'application/json; charset=utf-8' },
      },
      'options without a body': {},
      'options without a body but with a JSON content type': { headers: { 'content-type': 'application/json' } },
    };
    it.each(Object.entries(variants))('rule 2: %s', async (_title, call) => {
      expect(expectData(await ifttt.call('POST', optionsPath, call))).not.toEqual([]);
    });

    const setups: Record<string, Call> = {
      'test/setup without a body': {},
      'test/setup with a form content type and no body': {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      'test/setup with a form content type and an empty body': {
        body: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      'test/setup with a JSON content type and no body': { headers: { 'content-type': 'application/json' } },
      'test/setup with {}': { json: {} },
    };
    it.each(Object.entries(setups))('rule 2: %s', async (_title, call) => {
      const data = expectData(await world.iftttItself.call('POST', 'test/setup', call));
      world.secret(data.accessToken);
    });

    it('rule 2: a chunked request without Content-Length', async () => {
      const body = JSON.stringify({ trigger_identity: 'chunked', triggerFields: { voice_command: 'hello' } });
      const request = [
        'POST /third-party/ifttt/v1/triggers/voice_command HTTP/1.1',
        'Host: localhost',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        'Connection: close',
        '',
        body.length.toString(16),
        body,
        '0',
        '',
        '',
      ];
      expect(expectData(await sendRaw(world.url, request.join('\r\n')))).toEqual([]);
    });
  });

  describe('rule 3: bodies', () => {
    it.each(['gzip', 'deflate'])('rule 3: a success is compressed with %s when asked for', async (coding) => {
      const setup = await world.iftttItself.call('POST', 'test/setup');
      const { accessToken, samples } = expectData(setup);
      world.secret(accessToken);
      const poll = { trigger_identity: 'compressed', triggerFields: samples.triggers.voice_command };
      const headers = { authorization: `Bearer ${accessToken}` };
      const ask = (accept: string): ReturnType<typeof send> =>
        send(`${world.prefix}/triggers/voice_command`, {
          method: 'POST',
          json: poll,
          headers: { ...headers, 'accept-encoding': accept },
        });

      const compressed = await ask(coding);
      expect(compressed.headers['content-encoding']).toBe(coding);
      expect(compressed.headers['vary']).toMatch(/accept-encoding/i);
      const plain = await ask('identity');
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(expectData(compressed)).toEqual(expectData(plain));
      const either = await ask('gzip, deflate');
      expect(['gzip', 'deflate']).toContain(either.headers['content-encoding']);
      expect(expectData(either)).toEqual(expectData(plain));
    });

    it('rule 3: a failure has the errors shape and the JSON type, asked for in whatever coding', async () => {
      for (const coding of ['gzip', 'deflate', 'gzip, deflate', 'identity']) {
        const headers = { ...iftttHeaders(), 'accept-encoding': coding };
        expectErrors(await send(`${world.prefix}/user/info`, { headers }), 401);
      }
    });

    it('rule 3: text beyond ASCII comes back as UTF-8', async () => {
      const owner = await world.owner('Zoë Łukasz 家');
      expect(expectData(await (await owner.connectIfttt()).call('GET', 'user/info')).name).toBe('Zoë Łukasz 家');
    });
  });

  describe('rule 4: failures before a step is reached', () => {
    it.each<[string, Method, string]>([
      ['an unknown path', 'GET', '/nothing/here'],
      ['an unknown path of the protocol', 'GET', '/third-party/ifttt/v1/nothing'],
      ['an unknown path with POST', 'POST', '/third-party/ifttt/v1/triggers/voice_command/nothing'],
      ['an unknown trigger', 'POST', '/third-party/ifttt/v1/triggers/no_such_trigger'],
      ['an unknown action', 'POST', '/third-party/ifttt/v1/actions/no_such_action'],
      ['an unknown query', 'POST', '/third-party/ifttt/v1/queries/no_such_query'],
      ['a name that every object has', 'POST', '/third-party/ifttt/v1/triggers/constructor'],
      ['another name that every object has', 'POST', '/third-party/ifttt/v1/actions/__proto__'],
      ['an unknown field', 'POST', '/third-party/ifttt/v1/actions/move/fields/no_such_field/options'],
      ['an unknown trigger field', 'POST', '/third-party/ifttt/v1/triggers/voice_command/fields/no_such/validate'],
      [
        'options of a field that has none',
        'POST',
        '/third-party/ifttt/v1/triggers/voice_command/fields/voice_command/options',
      ],
    ])('rule 4: %s is 404', async (_title, method, path) => {
      const json = { trigger_identity: 'x', triggerFields: {}, actionFields: {}, queryFields: {}, value: 'x' };
      const call = method === 'POST' ? { json, headers: bearer() } : { headers: bearer() };
      expectErrors(await send(`${world.url}${path}`, { method, ...call }), 404);
    });

    it.each<[Method, string]>([
      ['GET', '/third-party/ifttt/v1/triggers/voice_command'],
      ['PUT', '/third-party/ifttt/v1/triggers/voice_command'],
      ['GET', '/third-party/ifttt/v1/actions/move'],
      ['POST', '/third-party/ifttt/v1/status'],
      ['GET', '/third-party/ifttt/v1/test/setup'],
      ['POST', '/third-party/ifttt/v1/user/info'],
      ['PATCH', '/third-party/ifttt/v1/tokens'],
      ['DELETE', '/third-party/info'],
      ['PUT', '/robots'],
    ])('rule 4: %s %s, a wrong method, is a 4xx in the errors shape', async (method, path) => {
      const call = method === 'GET' || method === 'DELETE' ? {} : { json: {} };
      expectErrors(await send(`${world.url}${path}`, { method, headers: bearer(), ...call }), 404, 405);
    });

    it('rule 4: 503 while the database is away, and all is well when it is back', async ({ skip }) => {
      const line = world.backends.lines?.database;
      if (!line) return skip('the database is within the service');
      await line.cut();
      try {
        expectErrors(await ifttt.poll('voice_command', { voice_command: 'hello' }), 503);
        expectErrors(await ifttt.call('GET', 'user/info'), 503);
        expectErrors(await world.exchange('code'), 503); // RFC 6749 5.2 has no word for it
      } finally {
        await line.mend();
      }
      await world.service.ready();
      expectData(await ifttt.poll('voice_command', { voice_command: 'hello' }));
    });
  });

  it('rule 5: unknown keys are ignored wherever they are', async () => {
    const more = { unknown: 'key', deep: { er: ['still', 1, null] } };
    const poll = { trigger_identity: 'extra', triggerFields: { voice_command: 'hello', ...more }, ...more };
    expect(expectData(await ifttt.call('POST', 'triggers/voice_command', { json: poll }))).toEqual([]);
    expectData(await ifttt.call('POST', 'actions/dock', { json: { actionFields: more, ...more } }));
    const setup = await world.iftttItself.call('POST', 'test/setup', { json: more });
    world.secret(expectData(setup).accessToken);
    expectData(await ifttt.call('POST', 'actions/move/fields/place/options', { json: more }));
    const validation = { value: 'hello', ...more };
    expectData(await ifttt.call('POST', 'triggers/voice_command/fields/voice_command/validate', { json: validation }));
  });
});
