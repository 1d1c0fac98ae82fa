import { describe, expect, it } from 'vitest';
import { Browser } from '../support/browser.js';
import { expectData } from '../support/expectations.js';
import { send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

describeStacks('Logs', (stack) => {
  const world = useWorld(stack, { LOG_LEVEL: 'trace' });

  it('a run of everything with a secret, gone well and gone wrong, leaves no secret in the logs or the database', async () => {
    const owner = await world.owner();
    const robot = await owner.addRobot();
    const wire = await owner.turnOn(robot);
    const token = await owner.newToken();
    const ifttt = world.ifttt(token);
    await ifttt.subscribe('voice_command', { voice_command: 'hello' });
    await wire.hear('hello');
    expectData(await ifttt.act('dock', {}));

    // Secrets where they do not belong, and almost right.
    const typo = world.secret(`${owner.password}-typo`);
    await send(`${world.url}/users/sessions`, { method: 'POST', json: { email: owner.email, password: typo } });
    await send(`${world.url}/users/sessions?password=${typo}`, { method: 'POST', body: `{"password":"${typo}"` });
    await send(`${world.url}/users`, { method: 'POST', json: { email: owner.email, password: typo, name: 'Again' } });
    await send(`${world.prefix}/user/info?access_token=${token}`);
    await send(`${world.prefix}/user/info`, {
      headers: { authorization: `Basic ${token}`, cookie: `session=${token}` },
    });
    await send(`${world.prefix}/status`, {
      headers: { 'ifttt-channel-key': world.secret(`${world.serviceKey}-wrong`) },
    });
    const code = await owner.newCode();
    await world.exchange(code, { client_secret: world.secret('a-wrong-client-secret') });
    await world.exchange(code);
    await world.exchange(code);
    await send(`${world.prefix}/tokens?code=${code}&client_secret=${world.client.secret}`, {
      method: 'POST',
      body: code,
    });

    const browser = new Browser();
    const authorize = `${world.url}/oauth2/authorize?client_id=${world.client.id}&response_type=code&state=${world.secret('state-of-the-browser')}`;
    const consent = await browser.press(await browser.open(authorize), /sign in/i, {
      email: owner.email,
      password: owner.password,
    });
    for (const value of browser.cookies.values()) world.secret(value);
    const back = await browser.press(consent, /^allow/i);
    world.secret(String(new URL(String(back.answer.headers['location'])).searchParams.get('code')));
    await owner.call('DELETE', `/users/sessions/${owner.session.id}`);

    await world.settled();
    expect(world.leakedSecrets()).toEqual([]);
    expect(world.service.logs.join('')).not.toContain(owner.email);
    expect(await world.storedSecrets()).toEqual([]);
  });

  describe('an answer', () => {
    it('names the request, by the id that the caller gave or a new one, and the log has it too', async () => {
      const named = await send(`${world.url}/nothing`, { headers: { 'x-request-id': 'my-own-request' } });
      expect(named.headers['x-request-id']).toBe('my-own-request');
      const unnamed = await send(`${world.url}/nothing`);
      expect(String(unnamed.headers['x-request-id'])).toMatch(/^\S{8,}$/);
    });

    it('says nothing about what it is made of', async () => {
      for (const path of ['/nothing', '/third-party/ifttt/v1/user/info', '/healthz']) {
        const answer = await send(`${world.url}${path}`);
        expect(answer.headers).not.toHaveProperty('x-powered-by');
        expect(answer.headers).not.toHaveProperty('server');
        expect(answer.text).not.toMatch(/node_modules|at .*\.js:\d+|fastify|nest/i);
      }
    });
  });
});
