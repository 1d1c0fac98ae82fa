import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors, expectNothingChanged } from '../support/expectations.js';
import { type Answer, type Call, type Method, send, sendRaw } from '../support/http.js';
import type { Owner, TestRobot } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

/** An endpoint that takes JSON, a body that it would accept, and which of its values are open to any type. */
interface Endpoint {
  readonly title: string;
  readonly method: Method;
  readonly path: string;
  readonly as: 'ifttt' | 'app' | 'nobody';
  readonly body: Record<string, unknown>;
  readonly optional?: readonly string[];
}

const V1 = '/third-party/ifttt/v1';
const ENDPOINTS: readonly Endpoint[] = [
  {
    title: 'a poll',
    method: 'POST',
    path: `${V1}/triggers/voice_command`,
    as: 'ifttt',
    body: { trigger_identity: 'spoiled', triggerFields: { voice_command: 'hello' }, limit: 3 },
    optional: ['limit'],
  },
  {
    title: 'a field validation',
    method: 'POST',
    path: `${V1}/triggers/voice_command/fields/voice_command/validate`,
    as: 'ifttt',
    body: { value: 'hello' },
  },
  {
    title: 'a contextual validation',
    method: 'POST',
    path: `${V1}/triggers/voice_command/validate`,
    as: 'ifttt',
    body: { values: {} }, // what is wrong within is told with 200
  },
  {
    title: 'move',
    method: 'POST',
    path: `${V1}/actions/move`,
    as: 'ifttt',
    body: { actionFields: { place: 'Kitchen', action: 'giggle' } },
    optional: ['actionFields.action'],
  },
  {
    title: 'animation',
    method: 'POST',
    path: `${V1}/actions/animation`,
    as: 'ifttt',
    body: { actionFields: { action: 'giggle' } },
  },
  { title: 'dock', method: 'POST', path: `${V1}/actions/dock`, as: 'ifttt', body: { actionFields: {} } },
  {
    title: 'an authorization',
    method: 'POST',
    path: `${V1}/authorizations`,
    as: 'app',
    body: { clientId: 'ifttt-client' },
  },
  { title: 'a new robot', method: 'POST', path: '/robots', as: 'app', body: { name: 'Rosie' } },
  {
    title: 'a sign-up',
    method: 'POST',
    path: '/users',
    as: 'nobody',
    body: { email: 'new@example.com', password: 'long enough', name: 'New' },
  },
  {
    title: 'a sign-in',
    method: 'POST',
    path: '/users/sessions',
    as: 'nobody',
    body: { email: 'new@example.com', password: 'long enough' },
  },
];

const OTHER_TYPES: readonly unknown[] = [42, true, ['x'], { x: 'y' }, 'text', null];
const JSON_HEADERS = { 'content-type': 'application/json' };

describeStacks('Bad input', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let robot: TestRobot;
  let token: string;

  beforeAll(async () => {
    owner = await world.owner();
    robot = await owner.addRobot();
    token = await owner.newToken();
  });

  const credentials = (as: Endpoint['as']): Record<string, string> =>
    as === 'nobody' ? {} : { authorization: `Bearer ${as === 'ifttt' ? token : owner.session.token}` };
  const call = ({ method, path, as }: Endpoint, { headers, ...rest }: Call): Promise<Answer> =>
    send(`${world.url}${path}`, { method, ...rest, headers: { ...credentials(as), ...headers } });

  describe.each(ENDPOINTS)('$title', (endpoint) => {
    const unreadable: [string, Call, number[]][] = [
      ['malformed JSON', { body: '{"a": ', headers: JSON_HEADERS }, [400]],
      ['JSON and more', { body: '{} {}', headers: JSON_HEADERS }, [400]],
      ['a list', { json: [] }, [400]],
      ['null', { json: null }, [400]],
      ['a string', { json: 'text' }, [400]],
      ['a number', { json: 42 }, [400]],
      [
        'invalid UTF-8',
        { body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), headers: JSON_HEADERS },
        [400],
      ],
      ['another content type', { body: 'hello', headers: { 'content-type': 'text/plain' } }, [400, 415]],
      ['a content type that is none', { body: '{}', headers: { 'content-type': 'no/such/type;;' } }, [400, 415]],
      ['XML', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, [400, 415]],
      ['two megabytes', { json: { ...endpoint.body, filling: 'x'.repeat(2_000_000) } }, [413]],
      ['a hundred thousand brackets', { body: '['.repeat(100_000), headers: JSON_HEADERS }, [400]],
      ['deep nesting', { body: `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, headers: JSON_HEADERS }, [400]],
    ];
    it.each(unreadable)('rule 4: %s is refused and changes nothing', async (_title, bad, statuses) => {
      await expectNothingChanged(world, async () => {
        expectErrors(await call(endpoint, bad), ...statuses);
      });
    });

    it('rule 4: each field of a wrong type, missing or null is refused and changes nothing', async () => {
      const cases = [...spoiled(endpoint)];
      await expectNothingChanged(world, async () => {
        for (const { json, what } of cases) {
          const answer = await call(endpoint, { json });
          expect([400], `${what}: ${answer.status} ${answer.text}`).toContain(answer.status);
          expectErrors(answer, 400);
        }
      });
    });

    it('rule 5: keys that reach for prototypes are ignored like any unknown key, or refused', async () => {
      const inner = '{"isAdmin":true,"triggerFields":{},"actionFields":{}}';
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const body = `{"${key}":${key === 'constructor' ? `{"prototype":${inner}}` : inner}}`;
        await expectNothingChanged(world, async () => {
          const answer = await call(endpoint, { body, headers: JSON_HEADERS });
          expectErrors(answer, 400);
        });
      }
      expect(expectData(await owner.call('GET', '/robots')).length).toBeGreaterThan(0);
    });
  });

  describe('places of a robot', () => {
    const wrong: [string, unknown][] = [
      ['an object', {}],
      ['null', null],
      ['text', 'Kitchen'],
      ['a list of text', ['Kitchen']],
      ['a list of null', [null]],
      ['a list of lists', [[]]],
      ['no id', [{ name: 'Kitchen' }]],
      ['no name', [{ id: 'a' }]],
      ['a numeric id', [{ id: 1, name: 'Kitchen' }]],
      ['a blank id', [{ id: '', name: 'Kitchen' }]],
      ['a blank name', [{ id: 'a', name: '' }]],
      ['an endless name', [{ id: 'a', name: 'x'.repeat(121) }]],
      ['an endless id', [{ id: 'x'.repeat(65), name: 'Kitchen' }]],
      ['one good and one bad place', [{ id: 'a', name: 'A' }, { id: 'b' }]],
      [
        'an id twice',
        [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      ],
      ['more places than a house has', Array.from({ length: 501 }, (_, n) => ({ id: `p${n}`, name: `Place ${n}` }))],
    ];
    it.each(wrong)('%s: 400, and the places stay', async (_title, json) => {
      const path = `/robots/${robot.id}/places`;
      const before = expectData(await owner.call('GET', path));
      expectErrors(await owner.call('PUT', path, { json }), 400);
      expect(expectData(await owner.call('GET', path))).toEqual(before);
    });
  });

  describe('people and sessions', () => {
    const good = { email: 'bob@example.com', password: 'long enough', name: 'Bob' };
    it.each([
      ['no address', { ...good, email: 'bob' }],
      ['an endless address', { ...good, email: `${'b'.repeat(250)}@example.com` }],
      ['a short password', { ...good, password: 'short' }],
      ['an endless password', { ...good, password: 'x'.repeat(201) }],
      ['a blank name', { ...good, name: '' }],
      ['an endless name', { ...good, name: 'x'.repeat(101) }],
      ['an invisible name', { ...good, name: '\u200b\u2060' }],
      ['a name that turns the text around', { ...good, name: 'Bob\u202e' }],
    ])('%s is a 400 and no account', async (_title, json) => {
      await expectNothingChanged(world, async () => {
        const answer = await send(`${world.url}/users`, { method: 'POST', json });
        expectErrors(answer, 400);
        expect(answer.text).not.toContain(json.password);
      });
    });

    it('an address that is taken is a 409, in whatever case it is written', async () => {
      for (const email of [owner.email, owner.email.toUpperCase()]) {
        await expectNothingChanged(world, async () => {
          const json = { email, password: 'another password', name: 'Impostor' };
          expectErrors(await send(`${world.url}/users`, { method: 'POST', json }), 409);
        });
      }
    });

    it('a wrong password and an unknown address are the same 401', async () => {
      const tryWith = (email: string, password: string): Promise<Answer> =>
        send(`${world.url}/users/sessions`, { method: 'POST', json: { email, password } });
      const messages = [
        expectErrors(await tryWith(owner.email, 'wrong password'), 401),
        expectErrors(await tryWith('nobody@example.com', 'wrong password'), 401),
        expectErrors(await tryWith('nobody@example.com', owner.password), 401),
      ];
      expect(new Set(messages).size).toBe(1);
    });
  });

  describe('requests that no client sends by accident', () => {
    const raw = (head: string[], body: string | Buffer = ''): Promise<Answer> =>
      sendRaw(
        world.url,
        Buffer.concat([Buffer.from([...head, 'Connection: close', '', ''].join('\r\n')), Buffer.from(body)]),
      );

    it.each(['%', '%zz', '%E0%A4%A', '%c0%af', '%00', '%2e%2e%2f'])(
      'rule 4: %j in a path is a clear 4xx',
      async (odd) => {
        for (const path of [
          `${V1}/triggers/${odd}`,
          `${V1}/triggers/voice_command/trigger_identity/${odd}`,
          `/${odd}`,
        ]) {
          const method = path.includes('trigger_identity') ? 'DELETE' : 'POST';
          const head = [
            `${method} ${path} HTTP/1.1`,
            'Host: localhost',
            `Authorization: Bearer ${token}`,
            'Content-Length: 0',
          ];
          const answer = await raw(head);
          // An escape that can be read is an identity like any other.
          if (method === 'DELETE' && answer.status === 200) expectData(answer);
          else expectErrors(answer, 400, 404);
        }
      },
    );

    it('rule 4: a huge header is a clear 4xx', async () => {
      const answer = await raw([
        `GET ${V1}/user/info HTTP/1.1`,
        'Host: localhost',
        `X-Filling: ${'x'.repeat(100_000)}`,
      ]);
      expectErrors(answer, 400, 431);
    });

    it('rule 4: a huge token is a 401 or another clear 4xx', async () => {
      const answer = await raw([
        `GET ${V1}/user/info HTTP/1.1`,
        'Host: localhost',
        `Authorization: Bearer ${'x'.repeat(8000)}`,
      ]);
      expectErrors(answer, 401, 431);
    });

    it('rule 4: an endless URL is a clear 4xx', async () => {
      const answer = await raw([
        `POST ${V1}/triggers/${'x'.repeat(10_000)} HTTP/1.1`,
        'Host: localhost',
        'Content-Length: 0',
      ]);
      expectErrors(answer, 400, 404, 414, 431);
    });

    it('rule 4: what is not HTTP is a 400', async () => {
      expectErrors(await sendRaw(world.url, 'hello there\r\n\r\n'), 400);
    });

    it('rule 4: what Node would answer by itself has the shape of errors', async () => {
      expectErrors(await raw([`GET ${V1}/user/info HTTP/1.1`]), 400); // no Host
      expectErrors(await raw([`GET ${V1}/user/info HTTP/1.1`, 'Host: localhost', 'Expect: more']), 401);
      expectErrors(await raw(['CONNECT localhost:80 HTTP/1.1', 'Host: localhost']), 400);
    });

    it('rule 4: a body that is longer than it says it may be is refused before it is read', async () => {
      const head = [`POST ${V1}/actions/dock HTTP/1.1`, 'Host: localhost', `Authorization: Bearer ${token}`];
      const answer = await raw([...head, 'Content-Type: application/json', 'Content-Length: 50000000'], '{');
      expectErrors(answer, 413);
    });

    it('rule 4: a trigger identity that does not fit is refused, the longest that fits is not', async () => {
      const ifttt = world.ifttt(token);
      const fields = { voice_command: 'identities' };
      expectErrors(await ifttt.poll('voice_command', fields, { trigger_identity: 'x'.repeat(256) }), 400);
      expectData(await ifttt.poll('voice_command', fields, { trigger_identity: 'x'.repeat(255) }));
      expectData(await ifttt.unsubscribe('voice_command', 'x'.repeat(255)));
    });

    it('rule 4: words and places too long to be any are refused or unknown, never a failure', async () => {
      const ifttt = world.ifttt(token);
      for (const length of [256, 10_000, 500_000]) {
        const answer = await ifttt.poll('voice_command', { voice_command: 'word '.repeat(length / 5) });
        expect([200, 400], answer.text).toContain(answer.status);
        expectErrors(await ifttt.act('move', { place: 'x'.repeat(length) }), 400);
      }
    });

    it('rule 4: an X-Request-ID too long to be kept is no failure', async () => {
      expectData(await world.ifttt(token).act('dock', {}, 'x'.repeat(201)));
    });

    it('rule 4: half of a character is refused, in a value and in a key', async () => {
      for (const body of [
        String.raw`{"email":"x\ud83d@e.com","password":"long enough","name":"X"}`,
        String.raw`{"email":"x@e.com","password":"long enough","name":"\udc00"}`,
        String.raw`{"email":"x@e.com","password":"long enough","name":"X","\ud800":1}`,
      ]) {
        await expectNothingChanged(world, async () => {
          expectErrors(await send(`${world.url}/users`, { method: 'POST', body, headers: JSON_HEADERS }), 400);
        });
      }
    });

    it.each(['\u0000', "'; DROP TABLE users; --", '{{7*7}}', '${jndi:x}', '%s%s%n', '\ud83e\udd16', '\ud800'])(
      'words like %j are words',
      async (odd) => {
        const ifttt = world.ifttt(token);
        const answer = await ifttt.poll('voice_command', { voice_command: `odd ${odd}` });
        expect([200, 400], answer.text).toContain(answer.status);
        expectErrors(await ifttt.act('move', { place: odd }), 400);
      },
    );
  });

  it('after all this the service is well', async () => {
    expect((await send(`${world.url}/readyz`)).status).toBe(200);
    expectData(await world.ifttt(token).poll('voice_command', { voice_command: 'hello' }));
  });
});

/** The endpoint's body with one value replaced or left out, each way it can be wrong. */
function* spoiled({ body, optional = [] }: Endpoint): Generator<{ json: unknown; what: string }> {
  for (const [path, value] of leaves(body)) {
    const isOptional = optional.includes(path);
    if (!isOptional) yield { json: replaced(body, path, undefined), what: `${path} missing` };
    for (const other of OTHER_TYPES) {
      if (kindOf(other) === kindOf(value) || (other === null && isOptional)) continue;
      yield { json: replaced(body, path, other), what: `${path}: ${JSON.stringify(other)}` };
    }
  }
}

function* leaves(value: object, prefix = ''): Generator<[string, unknown]> {
  for (const [key, inner] of Object.entries(value)) {
    yield [prefix + key, inner];
    if (kindOf(inner) === 'object') yield* leaves(inner as object, `${prefix}${key}.`);
  }
}

function replaced(body: Record<string, unknown>, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : replaced(body[key] as Record<string, unknown>, rest.join('.'), value);
  return { ...body, [key]: inner };
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
