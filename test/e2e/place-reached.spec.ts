import { beforeAll, describe, expect, it } from 'vitest';
import { type RobotEvents, SimulatedRobot } from '../../apps/robot-simulator/src/index.js';
import { once } from 'node:events';
import { expectData, expectErrors } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

const MAP = [
  { id: 'studio-1', name: 'Studio' },
  { id: 'attic-1', name: 'Attic' },
];

describeStacks('A place is reached', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let ifttt: IftttCaller;
  let robot: SimulatedRobot;
  /** The option's value by its label, of options one by one. */
  let values: Record<string, string>;

  const poll = async (place: string | undefined, caller = ifttt): Promise<any[]> =>
    expectData(await caller.poll('place_reached', { place: String(place) }));
  const options = async (): Promise<any[]> => expectData(await ifttt.options('triggers/place_reached/fields/place'));
  /** Sends the robot by an action, and waits until it is there. */
  const send = async (place: string): Promise<void> => {
    const arrived = once(robot, 'arrived' satisfies keyof RobotEvents);
    expectData(await ifttt.act('move', { place }));
    await arrived;
  };

  beforeAll(async () => {
    owner = await world.owner();
    ifttt = await owner.connectIfttt();
    const added = await owner.addRobot('Rosie', []);
    const [root, environment] = world.wiring.topics.split('/');
    const settings = { robotId: added.id, password: added.mqtt.password, root, environment, travelMs: 1 };
    robot = world.closeAtEnd(await SimulatedRobot.connect({ url: world.wiring.mqttUrl, map: MAP, ...settings }));
    const known = await eventually(options, (list) => list.length > MAP.length);
    values = Object.fromEntries(known.map(({ label, value }) => [label, value]));
  });

  it('rule 22: the options are any place and the places of the map', () => {
    expect(Object.keys(values).sort()).toEqual(['Any place', 'Attic', 'Studio']);
  });

  it('rule 35: an action sends the robot, the robot arrives, IFTTT is told and finds the event', async () => {
    const studio = await ifttt.subscribe('place_reached', { place: values['Studio'] });
    const any = await ifttt.subscribe('place_reached', { place: values['Any place'] });
    const attic = await ifttt.subscribe('place_reached', { place: values['Attic'] });
    await send('Studio');
    const named = await eventually(
      async () =>
        world.platform.notifications.all.flatMap(({ body }) => body.data.map((one) => one['trigger_identity'])),
      (identities) => identities.includes(studio) && identities.includes(any),
    );
    expect(named).not.toContain(attic);
    const [event] = await poll(values['Studio']);
    expect(event).toEqual({
      place: 'Studio',
      robot_name: 'Rosie',
      reached_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      meta: { id: expect.any(String), timestamp: Math.floor(Date.parse(event.reached_at) / 1000) },
    });
    expect(await poll(values['Any place'])).toEqual([event]);
    expect(await poll(values['Attic'])).toEqual([]);
  });

  it('rule 18: newest first, the same ids from poll to poll and for any fields that match', async () => {
    await send('Attic');
    await send('Studio');
    const any = await eventually(
      () => poll(values['Any place']),
      (events) => events.length === 3,
    );
    expect(any.map(({ place }) => place).sort()).toEqual(['Attic', 'Studio', 'Studio']);
    const timestamps = any.map(({ meta }) => meta.timestamp);
    expect(timestamps).toEqual([...timestamps].sort((one, other) => other - one));
    expect(new Set(any.map(({ meta }) => meta.id)).size).toBe(3);
    expect(await poll(values['Any place'])).toEqual(any);
    expect(await poll(values['Studio'])).toEqual(any.filter(({ place }) => place === 'Studio'));
    expect(await poll('Attic'), 'by its bare name').toEqual(any.filter(({ place }) => place === 'Attic'));
  });

  it('rule 19: the field is required; a place that nobody reached has no events', async () => {
    expectErrors(await ifttt.poll('place_reached', {}), 400);
    expectErrors(await ifttt.poll('place_reached', { place: ' ' }), 400);
    expect(await poll('The Moon')).toEqual([]);
  });

  it('nobody else learns of it', async () => {
    const stranger = await (await world.owner()).connectIfttt();
    expect(await poll(values['Any place'], stranger)).toEqual([]);
    expect(await poll(values['Studio'], stranger)).toEqual([]);
  });

  describe('several robots', () => {
    it('rule 22: options are grouped by robot, and a value names its robot', async () => {
      const second = await owner.addRobot('Robbie', [{ id: 'cellar-1', name: 'Studio' }]);
      const wire = await owner.turnOn(second);
      const groups = (await options()).filter((option) => option.values);
      expect(groups.map(({ label, values }) => [label, values.map((one: any) => one.label)])).toEqual([
        ['Rosie', expect.arrayContaining(['Studio', 'Attic'])],
        ['Robbie', ['Studio']],
      ]);
      const value: string = groups[1].values[0].value;
      const identity = await ifttt.subscribe('place_reached', { place: value });
      const payload = { status: 'PLACE_REACHED', domain: 'NAVIGATION', data: { waypoint_uuid: 'cellar-1' } };
      await wire.publish('status', wire.envelope(payload));
      await world.platform.notificationOf(identity);
      expect((await poll(value)).map(({ robot_name }) => robot_name)).toEqual(['Robbie']);
      expect((await poll('Studio')).map(({ robot_name }) => robot_name).sort()).toEqual(['Robbie', 'Rosie', 'Rosie']);
    });
  });
});
