import { describe, expect, it } from 'vitest';
import { send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

describeStacks('Logs', (stack) => {
  const world = useWorld(stack);

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
