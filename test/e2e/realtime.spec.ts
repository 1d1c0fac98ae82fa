import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectData } from '../support/expectations.js';
import type { IftttCaller, Notification } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

const UUID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/;
const identitiesOf = ({ body }: Notification): unknown[] => body.data.map((entry) => entry['trigger_identity']);

describeStacks('Realtime notifications', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let wire: RobotWire;
  let ifttt: IftttCaller;
  let words = 0;
  /** A phrase that no other test uses, and the identity of its Applet. */
  const newApplet = async (): Promise<{ phrase: string; identity: string }> => {
    const phrase = `phrase number ${words++}`;
    return { phrase, identity: await ifttt.subscribe('voice_command', { voice_command: phrase }) };
  };

  beforeAll(async () => {
    owner = await world.owner();
    wire = await owner.turnOn(await owner.addRobot());
    ifttt = await owner.connectIfttt();
  });
  beforeEach(async () => {
    await world.settled();
    world.platform.notifications.clear();
  });

  it('rule 35: an event notifies its identity, never the user, as IFTTT documents it', async () => {
    const { phrase, identity } = await newApplet();
    await wire.hear(phrase);
    const notification = await world.platform.notificationOf(identity);
    expect(notification.method).toBe('POST');
    expect(notification.body).toEqual({ data: [{ trigger_identity: identity }] });
    expect(notification.headers).toMatchObject({
      'ifttt-service-key': world.serviceKey,
      accept: 'application/json',
      'accept-charset': 'utf-8',
      'accept-encoding': 'gzip, deflate',
      'content-type': expect.stringMatching(/^application\/json/),
      'x-request-id': expect.stringMatching(UUID),
    });
    expect(JSON.stringify(notification)).not.toContain(owner.id);
    expect(expectData(await ifttt.poll('voice_command', { voice_command: phrase }))).toHaveLength(1);
  });

  it('rule 35: by the time of the notification a poll finds the event', async () => {
    const { phrase, identity } = await newApplet();
    for (let n = 1; n <= 5; n++) {
      const message = wire.heard(phrase);
      const published = wire.publish('ifttt_trigger', message);
      await world.platform.notificationOf(identity);
      expect(expectData(await ifttt.poll('voice_command', { voice_command: phrase }))).toHaveLength(n);
      await published;
    }
  });

  it('rule 35: only what has news is notified, and nothing without an Applet', async () => {
    const [quiet, heard] = [await newApplet(), await newApplet()];
    await wire.hear('nobody made an Applet of this');
    await wire.hear(heard.phrase);
    await world.platform.notificationOf(heard.identity);
    const told = world.platform.notifications.all.flatMap(identitiesOf);
    expect(told).not.toContain(quiet.identity);
    expect(
      world.platform.notifications.all.every(({ body }) => body.data.every((entry) => !('user_id' in entry))),
    ).toBe(true);
  });

  it('rule 35: every identity of the same words is notified', async () => {
    const { phrase, identity } = await newApplet();
    const second = await ifttt.subscribe('voice_command', { voice_command: ` ${phrase.toUpperCase()}! ` });
    await wire.hear(phrase);
    await world.settled();
    const told = world.platform.notifications.all.flatMap(identitiesOf);
    expect(told).toEqual(expect.arrayContaining([identity, second]));
  });

  it('rule 35: an Applet that was turned off is notified no more', async () => {
    const [gone, kept] = [await newApplet(), await newApplet()];
    expectData(await ifttt.unsubscribe('voice_command', gone.identity));
    await wire.hear(gone.phrase);
    await wire.hear(kept.phrase);
    await world.platform.notificationOf(kept.identity);
    expect(world.platform.notifications.all.flatMap(identitiesOf)).not.toContain(gone.identity);
  });

  it('rule 35: what gathers while IFTTT is busy is merged, each identity once', async () => {
    const applets = [await newApplet(), await newApplet(), await newApplet()];
    const [busy] = applets;
    // Refusals first: what happens meanwhile waits with the first one.
    await world.platform.close();
    for (let n = 0; n < 4; n++) for (const { phrase } of applets) await wire.hear(phrase);
    await world.platform.open();
    const seen: unknown[] = [];
    while (applets.some(({ identity }) => !seen.includes(identity))) {
      const identities = identitiesOf(await world.platform.notifications.next());
      expect(new Set(identities).size).toBe(identities.length);
      seen.push(...identities);
    }
    expect(seen.length).toBeLessThan(4 * applets.length);
    expect(seen).toContain(busy?.identity);
  });

  describe('rule 35: a notification that IFTTT does not take is sent again', () => {
    it.each([
      ['500', { status: 500 }],
      ['503', { status: 503, body: 'try later' }],
      ['429 with Retry-After', { status: 429, headers: { 'retry-after': '1' } }],
    ] as const)('rule 35: after %s', async (_title, reaction) => {
      const { phrase, identity } = await newApplet();
      world.platform.reactWith(reaction, reaction);
      await wire.hear(phrase);
      const times: number[] = [];
      for (let n = 0; n < 3; n++) times.push((await world.platform.notificationOf(identity)).at);
      if (reaction.status === 429) {
        expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(950);
        expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(950);
      }
      const next = await newApplet();
      await wire.hear(next.phrase);
      await world.platform.notificationOf(next.identity);
      expect(world.platform.notifications.all.flatMap(identitiesOf).filter((one) => one === identity)).toHaveLength(3);
    });

    it('rule 35: after its connection was refused', async () => {
      const { phrase, identity } = await newApplet();
      await world.platform.close();
      await wire.hear(phrase);
      const attempted = 'SELECT attempts FROM outbox WHERE attempts > 0';
      await eventually(
        () => world.backends.database.query(attempted),
        (rows) => rows.length > 0,
      );
      await world.platform.open();
      await world.platform.notificationOf(identity);
    });
  });

  it('rule 34: without any notification the events are there at the next poll, however late', async () => {
    await world.platform.close();
    const { phrase } = await newApplet();
    for (let n = 0; n < 3; n++) await wire.hear(phrase);
    expect(expectData(await ifttt.poll('voice_command', { voice_command: phrase }))).toHaveLength(3);
    await world.platform.open();
  });

  it('rule 36: polls are answered far below one second, also while IFTTT hangs and notifications wait', async () => {
    const { phrase } = await newApplet();
    world.platform.reactWith('silence');
    await wire.hear(phrase);
    const durations: number[] = [];
    for (let n = 0; n < 50; n++) {
      const start = performance.now();
      expectData(await ifttt.poll('voice_command', { voice_command: phrase }));
      durations.push(performance.now() - start);
    }
    durations.sort((a, b) => a - b);
    expect(durations[Math.floor(durations.length * 0.9)]).toBeLessThan(500);
  });
});
