import { describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { send } from '../support/http.js';
import { iftttHeaders } from '../support/ifttt.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const SECOND_KEY = 'key-of-a-cloned-staging-service';

describeStacks('Status and service key', (stack) => {
  const world = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'off' });
  const status = (headers: Record<string, string>): ReturnType<typeof send> =>
    send(`${world.prefix}/status`, { headers: { ...iftttHeaders(), ...headers } });

  it('rule 9: the right key gets 200 and an empty body', async () => {
    const answer = await status({ 'ifttt-service-key': world.serviceKey });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('');
  });

  const wrong: [string, (key: string) => Record<string, string>][] = [
    ['no key', () => ({})],
    ['a wrong key', () => ({ 'ifttt-service-key': 'wrong' })],
    ['an empty key', () => ({ 'ifttt-service-key': '' })],
    ['the start of the key', (key) => ({ 'ifttt-service-key': key.slice(0, -1) })],
    ['the key and more', (key) => ({ 'ifttt-service-key': `${key}x` })],
    ['the key as a bearer token', (key) => ({ authorization: `Bearer ${key}` })],
    ['a wrong channel key', () => ({ 'ifttt-channel-key': 'wrong' })],
  ];
  it.each(wrong)('rule 9: %s gets 401 with errors', async (_title, headers) => {
    expectErrors(await status(headers(world.serviceKey)), 401);
  });

  it.each(wrong)('rule 10: test/setup with %s is 401 before any work', async (_title, headers) => {
    const users = 'SELECT COUNT(*) AS amount FROM users';
    const before = await world.backends.database.query(users);
    const call = { method: 'POST' as const, headers: { ...iftttHeaders(), ...headers(world.serviceKey) } };
    expectErrors(await send(`${world.prefix}/test/setup`, call), 401);
    expect(await world.backends.database.query(users)).toEqual(before);
  });

  it('rule 6: IFTTT-Channel-Key alone is enough', async () => {
    expect((await status({ 'ifttt-channel-key': world.serviceKey })).status).toBe(200);
  });

  it('rule 9: 503 while the service cannot serve', async ({ skip }) => {
    const line = world.backends.lines?.database;
    if (!line) return skip('the database is within the service');
    await line.cut();
    try {
      expectErrors(await status({ 'ifttt-service-key': world.serviceKey }), 503);
      expectErrors(await status({ 'ifttt-service-key': 'wrong' }), 401);
    } finally {
      await line.mend();
    }
    await world.service.ready();
    expect((await status({ 'ifttt-service-key': world.serviceKey })).status).toBe(200);
  });

  describe('with IFTTT-Test-Mode', () => {
    it('rule 7: the mark of the tester opens nothing', async () => {
      const headers = { 'ifttt-test-mode': '1' };
      expectErrors(await status(headers), 401);
      expectErrors(await send(`${world.prefix}/test/setup`, { method: 'POST', headers }), 401);
      expectErrors(await send(`${world.prefix}/user/info`, { headers }), 401);
      const poll = { trigger_identity: 'x', triggerFields: { voice_command: 'hello' } };
      expectErrors(await send(`${world.prefix}/triggers/voice_command`, { method: 'POST', json: poll, headers }), 401);
    });

    it('rule 7: the service key and a token work as ever', async () => {
      const headers = { 'ifttt-test-mode': '1' };
      expect((await status({ ...headers, 'ifttt-service-key': world.serviceKey })).status).toBe(200);
      const owner = await world.owner();
      expectData(await (await owner.connectIfttt()).call('GET', 'user/info', { headers }));
    });
  });
});

describeStacks('Two service keys', (stack) => {
  const world = useWorld(stack, { IFTTT_SERVICE_KEY: `first-key-of-two,${SECOND_KEY}` });

  it('rule 6: each of two keys is accepted, under either name, and no mixture is', async () => {
    for (const key of ['first-key-of-two', SECOND_KEY]) {
      for (const name of ['ifttt-service-key', 'ifttt-channel-key']) {
        expect((await send(`${world.prefix}/status`, { headers: { [name]: key } })).status).toBe(200);
      }
    }
    for (const key of [`first-key-of-two,${SECOND_KEY}`, 'first-key-of-two,', '']) {
      expectErrors(await send(`${world.prefix}/status`, { headers: { 'ifttt-service-key': key } }), 401);
    }
  });
});
