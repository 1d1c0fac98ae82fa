import { beforeAll, describe, expect, it } from 'vitest';
import { send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

describeStacks('Logs', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner();
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

  describe('a line', () => {
    const lineWith = (text: string): Promise<Record<string, unknown>> =>
      eventually(
        async () => {
          const lines = world.service.logs.join('').split('\n');
          const line = lines.find((each) => each.includes(text) && each.endsWith('}'));
          return line === undefined ? {} : JSON.parse(line);
        },
        (line) => Object.keys(line).length > 0,
      );

    it('of a message names the robot and the message', async () => {
      const robot = await owner.addRobot();
      const wire = await owner.turnOn(robot);
      const message = wire.heard('');
      await wire.publish('ifttt_trigger', message);
      const ids = { robotId: robot.id, messageId: message['message_id'] };
      expect(await lineWith('named no words')).toMatchObject(ids);
    });

    it.each([
      { status: 503, headers: { 'retry-after': '1' }, line: 'realtime not delivered' },
      { status: 400, line: 'IFTTT answered 400' },
      { status: 401, line: 'IFTTT answered 401' },
    ])('of a notification that failed names the request to IFTTT: $status', async ({ line, ...reaction }) => {
      const ifttt = await owner.connectIfttt();
      const phrase = `phrase of ${reaction.status}`;
      const identity = await ifttt.subscribe('voice_command', { voice_command: phrase });
      const wire = await owner.turnOn(await owner.addRobot());
      world.platform.reactWith(reaction);
      await wire.hear(phrase);
      const { headers } = await world.platform.notificationOf(identity);
      const requestId = String(headers['x-request-id']);
      const told = await lineWith(line);
      expect(told['msg']).toContain(requestId);
      if (reaction.status !== 503) expect(told).toMatchObject({ requestId });
    });
  });
});
