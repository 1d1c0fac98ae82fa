import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Call, type Method, send } from '../support/http.js';
import { newIdentity } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const V1 = '/third-party/ifttt/v1';
type Credential = 'ifttt' | 'app' | 'service' | 'nobody';

/** The published endpoints, a request that succeeds, and the failures that their page documents. */
const OPTIONS_PATHS = ['animation/fields/action', 'move/fields/action', 'move/fields/place'];
const ROWS: readonly [Method, string, Credential, Call][] = [
  ['GET', '/third-party/info', 'app', {}],
  ['POST', `${V1}/actions/animation`, 'ifttt', { json: { actionFields: { action: 'giggle' } } }],
  ['POST', `${V1}/actions/dock`, 'ifttt', { json: { actionFields: {} } }],
  ['POST', `${V1}/actions/move`, 'ifttt', { json: { actionFields: { place: 'Kitchen' } } }],
  ...OPTIONS_PATHS.map((path): [Method, string, Credential, Call] => [
    'POST',
    `${V1}/actions/${path}/options`,
    'ifttt',
    {},
  ]),
  ['POST', `${V1}/authorizations`, 'app', { json: { clientId: 'ifttt-client' } }],
  ['POST', `${V1}/test/setup`, 'service', {}],
  [
    'POST',
    `${V1}/triggers/voice_command`,
    'ifttt',
    {
      json: { trigger_identity: newIdentity(), triggerFields: { voice_command: 'hello' }, ifttt_source: {}, limit: 5 },
    },
  ],
  ['DELETE', `${V1}/triggers/voice_command/trigger_identity/${newIdentity()}`, 'ifttt', {}],
  ['GET', `${V1}/user/info`, 'ifttt', {}],
];

describeStacks('The published third-party API', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let token: string;

  beforeAll(async () => {
    owner = await world.owner();
    await owner.addRobot();
    token = await owner.newToken();
  });

  const credentials = (as: Credential): Record<string, string> => {
    switch (as) {
      case 'nobody':
        return {};
      case 'service':
        return { 'ifttt-service-key': world.serviceKey };
      default:
        return { authorization: `Bearer ${as === 'ifttt' ? token : owner.session.token}` };
    }
  };

  describe.each(ROWS)('%s %s', (method, path, as, call) => {
    it('200', async () => {
      const answer = await send(`${world.url}${path}`, { method, ...call, headers: credentials(as) });
      const data = expectData(answer);
      for (const key of ['accessToken', 'code']) {
        const secret = data[key] ?? data[0]?.[key];
        if (typeof secret === 'string') world.secret(secret);
      }
    });

    it('401 without a credential and with a wrong one', async () => {
      expectErrors(await send(`${world.url}${path}`, { method, ...call }), 401);
      for (const name of ['authorization', 'ifttt-service-key']) {
        const headers = { [name]: 'Bearer wrong' };
        expectErrors(await send(`${world.url}${path}`, { method, ...call, headers }), 401);
      }
    });
  });

  it(`GET ${V1}/status: 200`, async () => {
    const answer = await send(`${world.url}${V1}/status`, { headers: credentials('service') });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  it(`POST ${V1}/actions/move: 400 for an invalid place name`, async () => {
    const json = { actionFields: { place: 'Nowhere' } };
    expectErrors(await owner.call('POST', `${V1}/actions/move`, { json, headers: credentials('ifttt') }), 400);
  });

  it(`POST ${V1}/actions/move: 400 for an invalid action id`, async () => {
    const json = { actionFields: { place: 'Kitchen', action: 'no_such_action' } };
    expectErrors(await owner.call('POST', `${V1}/actions/move`, { json, headers: credentials('ifttt') }), 400);
  });

  it(`POST and DELETE ${V1}/tokens: 200, and the token is gone`, async () => {
    const answer = await world.exchange(await owner.newCode());
    expect(answer.status).toBe(200);
    const fresh = world.ifttt(world.secret(answer.json.access_token));
    expectData(await fresh.call('GET', 'user/info'));
    expectData(await owner.call('DELETE', `${V1}/tokens`));
    expectErrors(await fresh.call('GET', 'user/info'), 401);
    expect(expectData(await owner.call('GET', '/third-party/info'))).toEqual([{ name: 'IFTTT', isConnected: false }]);
  });
});
