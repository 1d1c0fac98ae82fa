import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Method, send } from '../support/http.js';
import { iftttHeaders, newIdentity } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const USER_ENDPOINTS: [Method, string][] = [
  ['GET', 'user/info'],
  ['POST', 'triggers/voice_command'],
  ['DELETE', `triggers/voice_command/trigger_identity/${newIdentity()}`],
  ['POST', 'triggers/voice_command/fields/voice_command/validate'],
  ['POST', 'triggers/voice_command/fields/validate'],
  ['POST', 'triggers/voice_command/validate'],
  ['POST', 'actions/move'],
  ['POST', 'actions/animation'],
  ['POST', 'actions/dock'],
  ['POST', 'actions/move/fields/place/options'],
  ['POST', 'actions/move/fields/action/options'],
  ['POST', 'actions/animation/fields/action/options'],
  ['POST', 'queries/list_robots'],
];

const APP_ENDPOINTS: [Method, string][] = [
  ['GET', '/third-party/info'],
  ['POST', '/third-party/ifttt/v1/authorizations'],
  ['DELETE', '/third-party/ifttt/v1/tokens'],
  ['GET', '/robots'],
  ['POST', '/robots'],
  ['DELETE', '/robots/any'],
  ['GET', '/robots/any/places'],
  ['PUT', '/robots/any/places'],
  ['DELETE', '/users/sessions/any'],
];

describeStacks('Who calls', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner();
  });
  const bodyOf = (method: Method): object => (method === 'POST' || method === 'PUT' ? { json: {} } : {});

  it('rule 13: user/info has the name, a permanent id and at most a url', async () => {
    const grace = await world.owner('Grace Hopper');
    const ifttt = await grace.connectIfttt();
    const data = expectData(await ifttt.call('GET', 'user/info'));
    expect(data).toMatchObject({ name: 'Grace Hopper', id: grace.id });
    expect(Object.keys(data).filter((key) => !['name', 'id', 'url'].includes(key))).toEqual([]);
    expect(typeof data.id).toBe('string');
    expect(data.id.length).toBeLessThanOrEqual(200);
    expect(data.id).not.toContain('@');
    if (data.url !== undefined) expect(new URL(data.url).protocol).toMatch(/^https?:$/);

    const again = await grace.connectIfttt();
    expect(expectData(await again.call('GET', 'user/info'))).toEqual(data);
  });

  it('rule 15: the weekly look at user/info leaves everything as it was', async () => {
    const ifttt = await owner.connectIfttt();
    const first = expectData(await ifttt.call('GET', 'user/info'));
    for (let week = 0; week < 20; week++) expect(expectData(await ifttt.call('GET', 'user/info'))).toEqual(first);
  });

  describe.each(USER_ENDPOINTS)('%s %s', (method, path) => {
    const call = (headers: Record<string, string>): ReturnType<typeof send> =>
      send(`${world.prefix}/${path}`, { method, headers: { ...iftttHeaders(), ...headers }, ...bodyOf(method) });

    it('rule 14: 401 without a valid access token, whatever is sent in its place', async () => {
      const token = await owner.newToken();
      const wrong: Record<string, string>[] = [
        {},
        { authorization: '' },
        { authorization: 'Bearer' },
        { authorization: 'Bearer ' },
        { authorization: token },
        { authorization: `Basic ${token}` },
        { authorization: `Token ${token}` },
        { authorization: 'Bearer wrong' },
        { authorization: `Bearer ${token}x` },
        { authorization: `Bearer ${token.slice(0, -1)}` },
        { authorization: `Bearer ${token} ${token}` },
        { authorization: `Bearer ${owner.session.token}` },
        { 'ifttt-service-key': world.serviceKey },
      ];
      for (const headers of wrong) expectErrors(await call(headers), 401);
      expect((await call({ authorization: `Bearer ${token}` })).status).not.toBe(401);
    });

    it('rule 14: 401 for a token in the query or the body, which end up in logs', async () => {
      const token = await owner.newToken();
      expectErrors(await send(`${world.prefix}/${path}?access_token=${token}`, { method, ...bodyOf(method) }), 401);
      if (method !== 'POST') return;
      expectErrors(await send(`${world.prefix}/${path}`, { method, json: { access_token: token } }), 401);
    });

    it('rule 14: 401 for a token that was revoked', async () => {
      const token = await owner.newToken();
      expectData(await owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      expectErrors(await call({ authorization: `Bearer ${token}` }), 401);
    });
  });

  it.each(APP_ENDPOINTS)('%s %s: 401 without an app session, and IFTTT’s token is none', async (method, path) => {
    const token = await owner.newToken();
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Bearer ${token}`, `Basic ${owner.session.token}`]) {
      const headers = { ...(authorization && { authorization }), 'ifttt-service-key': world.serviceKey };
      expectErrors(await send(`${world.url}${path}`, { method, headers, ...bodyOf(method) }), 401);
    }
    expect((await owner.call(method, path, bodyOf(method))).status).not.toBe(401);
  });

  it('a session that was ended opens nothing any more', async () => {
    const leaving = await world.owner();
    expect((await leaving.call('GET', '/robots')).status).toBe(200);
    expect((await leaving.call('DELETE', `/users/sessions/${leaving.session.id}`)).status).toBe(204);
    expectErrors(await leaving.call('GET', '/robots'), 401);
  });
});
