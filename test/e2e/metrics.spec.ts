import { beforeAll, expect, it } from 'vitest';
import { send } from '../support/http.js';
import type { IftttCaller } from '../support/ifttt.js';
import { documentedMetrics, metricOf, MetricsPage } from '../support/metrics.js';
import type { Owner } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

describeStacks('Metrics', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let wire: RobotWire;
  let ifttt: IftttCaller;
  let identity: string;
  const page = (): Promise<MetricsPage> => MetricsPage.of(world.url);
  /** The page on which this is so: what is counted after an answer may come later than the answer. */
  const pageWith = (isSo: (metrics: MetricsPage) => boolean): Promise<MetricsPage> => eventually(page, isSo);

  beforeAll(async () => {
    owner = await world.owner();
    wire = await owner.turnOn(await owner.addRobot());
    ifttt = await owner.connectIfttt();
    identity = await ifttt.subscribe('voice_command', { voice_command: 'find my phone' });
    await wire.hear('find my phone');
    await world.platform.notificationOf(identity);
    await world.settled();
    await ifttt.act('dock', {});
  });

  it('are those of docs/metrics.md, with its labels', async () => {
    const metrics = await page();
    const documented = documentedMetrics();
    expect([...metrics.types.keys()].sort()).toEqual([...documented.keys()].sort());
    for (const { name, labels } of metrics.samples) {
      const known = ['le', ...(documented.get(metricOf(name, documented)) ?? [])];
      expect(known, name).toEqual(expect.arrayContaining(Object.keys(labels)));
    }
  });

  it('are named as Prometheus has it: counters end in _total, times are seconds', async () => {
    for (const [name, type] of (await page()).types) {
      if (type === 'counter') expect(name).toMatch(/_total$/);
      expect(name).not.toMatch(/_(ms|milliseconds|minutes|kilobytes|mb)(_|$)/);
      if (/_(duration|delay|age|lag)(_|$)/.test(name)) expect(name).toMatch(/_seconds$/);
    }
  });

  it('tell of a word from the robot to the notification', async () => {
    const heard = { endpoint: 'ifttt_trigger' };
    const metrics = await pageWith((now) => now.value('robot_message_duration_seconds_count', heard) === 1);
    expect(metrics.value('robot_messages_total', { ...heard, outcome: 'handled' })).toBe(1);
    expect(metrics.value('robot_messages_total', { ...heard, outcome: 'failed' })).toBe(0);
    expect(metrics.value('robot_message_batch_size_sum', heard)).toBe(1);
    expect(metrics.value('outbox_delivery_delay_seconds_count', { kind: 'realtime' })).toBe(1);
    expect(metrics.value('notifications_total', { outcome: 'sent' })).toBe(1);
    expect(metrics.value('notification_request_duration_seconds_count', { outcome: 'sent' })).toBe(1);
  });

  it('tell of actions, by what became of them', async () => {
    const dock = { action: 'dock' };
    expect((await page()).value('actions_total', { ...dock, outcome: 'published' })).toBe(1);
    await ifttt.act('dock', {}, 'the-same');
    await ifttt.act('dock', {}, 'the-same');
    await ifttt.act('move', { place: 'no such place' });
    const metrics = await page();
    expect(metrics.value('actions_total', { ...dock, outcome: 'repeated' })).toBe(1);
    expect(metrics.value('actions_total', { action: 'move', outcome: 'skipped' })).toBe(1);
    expect(metrics.value('action_publish_duration_seconds_count', dock)).toBe(2);
    expect(metrics.value('action_publish_duration_seconds_count', { action: 'move' })).toBeUndefined();
  });

  it('tell of attempts to sign in', async () => {
    const before = await page();
    const json = { email: owner.email, password: 'not this one' };
    await send(`${world.url}/users/sessions`, { method: 'POST', json });
    const after = await page();
    const failed = { outcome: 'failed' };
    expect(after.value('sign_in_attempts_total', failed)).toBe(before.value('sign_in_attempts_total', failed)! + 1);
    expect(after.value('sign_in_attempts_total', { outcome: 'succeeded' })).toBe(1);
  });

  it('tell which release answers, of the broker, and of the connections with the database', async () => {
    const metrics = await page();
    expect(metrics.samples.find(({ name }) => name === 'build_info')?.labels['version']).toMatch(/^\d+\.\d+\.\d+/);
    expect(metrics.value('broker_connected')).toBe(1);
    expect(metrics.value('broker_reconnects_total')).toBe(0);
    expect(metrics.value('database_pool_connections')).toBeGreaterThanOrEqual(1);
    expect(metrics.value('database_pool_waiting_statements')).toBe(0);
  });

  it('tell what waits in the outbox, all of it on each instance', async () => {
    const waiting = (metrics: MetricsPage) => metrics.value('outbox_entries', { kind: 'realtime' });
    expect(waiting(await page())).toBe(0);
    world.platform.usualReaction = { status: 500, headers: { 'retry-after': '3600' } };
    await wire.hear('find my phone');
    await world.platform.notificationOf(identity);
    const metrics = await pageWith((now) => (now.value('outbox_failed_deliveries_total') ?? 0) > 0);
    expect(waiting(metrics)).toBe(1);
    expect(metrics.value('outbox_oldest_entry_age_seconds', { kind: 'realtime' })).toBeGreaterThan(0);
    expect(metrics.value('outbox_entries', { kind: 'robot_parameters' })).toBe(0);
    expect(metrics.value('notifications_total', { outcome: 'retried' })).toBe(1);
    if (stack.ownBroker) return;
    const another = await world.startAnother();
    expect(waiting(await MetricsPage.of(another.url))).toBe(1);
  });

  it.skipIf(stack.ownBroker)('are there without the database and the broker, but for the outbox', async () => {
    const { database, broker } = world.backends.lines!;
    await Promise.all([database.cut(), broker.cut()]);
    const metrics = await pageWith((now) => now.value('broker_connected') === 0);
    expect(metrics.value('outbox_entries')).toBeUndefined();
    expect(metrics.value('outbox_oldest_entry_age_seconds')).toBeUndefined();
    await Promise.all([database.open(), broker.open()]);
    const again = await pageWith((now) => now.value('broker_connected') === 1 && now.value('outbox_entries') === 1);
    expect(again.value('broker_reconnects_total')).toBe(1);
  });
});
