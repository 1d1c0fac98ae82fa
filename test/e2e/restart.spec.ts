import { expect, it, vi } from 'vitest';
import { expectData } from '../support/expectations.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

// Each test waits for a start of the service, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describeStacks('Restarts of the service', (stack) => {
  const world = useWorld(stack);

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'rule 20: events, subscriptions, tokens, sessions, robots and finished actions are there after %s and a restart',
    async (signal) => {
      const fields = { voice_command: 'remember me' };
      const owner = await world.owner();
      const robot = await owner.addRobot();
      const wire = await owner.turnOn(robot);
      const ifttt = await owner.connectIfttt();
      const identity = await ifttt.subscribe('voice_command', fields);
      await wire.hear('remember me');
      const before = expectData(await ifttt.poll('voice_command', fields));
      const requestId = `restart-${signal}`;
      const done = expectData(await ifttt.act('dock', {}, requestId));
      expect((await wire.command()).action_id).toBe(done[0].id);
      await world.settled();
      await wire.close();

      if (signal === 'SIGTERM') expect([0, 'SIGTERM']).toContain(await world.service.stop());
      else await world.service.kill();
      await world.service.start();

      expect(expectData(await ifttt.poll('voice_command', fields))).toEqual(before);
      expect(expectData(await owner.call('GET', '/third-party/info'))[0].isConnected).toBe(true);
      expect(expectData(await owner.call('GET', '/robots')).map((one: any) => one.id)).toEqual([robot.id]);
      expect(expectData(await owner.call('GET', `/robots/${robot.id}/places`))).toHaveLength(2);
      expect(expectData(await ifttt.act('dock', {}, requestId))).toEqual(done);

      world.platform.notifications.clear();
      const again = await owner.turnOn(robot);
      await again.publish('status', again.envelope({ status: 'ONLINE', domain: 'CONNECTED' }));
      await again.phrases((phrases) => phrases.some((phrase) => phrase.trigger_identity === identity));
      await again.hear('remember me');
      await world.platform.notificationOf(identity);
      const [{ id }] = expectData(await ifttt.act('dock', {}));
      expect((await again.command()).action_id).toBe(id);
    },
  );
});
