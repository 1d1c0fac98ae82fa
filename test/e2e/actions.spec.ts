import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors, expectNothingChanged } from '../support/expectations.js';
import type { Answer } from '../support/http.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner, TestRobot } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const ANIMATIONS = {
  alarm_1: 'Alarm 1',
  alarm_2: 'Alarm 2',
  alarm_3: 'Alarm 3',
  big_greeting: 'Greeting',
  i_love_you: 'I Love You',
  live_fart: 'Fart',
  live_kiss: 'Kiss',
  happy_birthday: 'Play Happy Birthday',
  lullaby_song: 'Play Lullaby',
  boredom_pancake_hum_long: 'Hum Pancake Robot',
  joke: 'Tell a Joke',
  giggle: 'Giggle',
};

const SKIPS: [string, string, Record<string, unknown>][] = [
  ['an unknown place', 'move', { place: 'Atlantis' }],
  ['an unknown animation after a move', 'move', { place: 'Kitchen', action: 'no_such_animation' }],
  ['an unknown animation', 'animation', { action: 'no_such_animation' }],
];

const INCOMPLETE: [string, string, Record<string, unknown>][] = [
  ['move without actionFields', 'move', {}],
  ['move without a place', 'move', { actionFields: {} }],
  ['move with a blank place', 'move', { actionFields: { place: '' } }],
  ['move with a place of spaces', 'move', { actionFields: { place: '  ' } }],
  ['move with null for a place', 'move', { actionFields: { place: null } }],
  ['move with only an animation', 'move', { actionFields: { action: 'giggle' } }],
  ['animation without actionFields', 'animation', {}],
  ['animation without an action', 'animation', { actionFields: {} }],
  ['animation with a blank action', 'animation', { actionFields: { action: '' } }],
  ['dock without actionFields', 'dock', {}],
];

describeStacks('Actions', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let robot: TestRobot;
  let ifttt: IftttCaller;
  let wire: RobotWire;

  beforeAll(async () => {
    owner = await world.owner();
    robot = await owner.addRobot();
    wire = await owner.turnOn(robot);
    ifttt = await owner.connectIfttt();
  });

  /** Docks, and expects that this is the very next thing the robot is told. */
  const expectSilenceUntilDocked = async (): Promise<void> => {
    const [{ id }] = expectData(await ifttt.act('dock', {}));
    expect(await wire.command()).toMatchObject({ action_id: id, payload: { name: 'ifttt_dock_command' } });
  };

  const run: [string, Record<string, string>, string, object][] = [
    ['move', { place: 'Kitchen' }, 'ifttt_move_command', { waypoint_uuid: 'kitchen-1' }],
    ['move', { place: 'Hall', action: '' }, 'ifttt_move_command', { waypoint_uuid: 'hall-1' }],
    ['move', { place: 'Hall', action: 'joke' }, 'ifttt_move_command', { waypoint_uuid: 'hall-1', action_id: 'joke' }],
    ['animation', { action: 'giggle' }, 'ifttt_animation_command', { action_id: 'giggle' }],
    ['dock', {}, 'ifttt_dock_command', {}],
  ];
  it.each(run)('rule 26: %s %j answers with one id and tells the robot', async (action, fields, name, params) => {
    const data = expectData(await ifttt.act(action, fields));
    expect(data).toEqual([{ id: expect.stringMatching(/\S/) }]);
    const command = await wire.command();
    expect(command).toMatchObject({
      api_version: '1',
      message_id: expect.any(String),
      robot_id: robot.id,
      message_timestamp: expect.any(Number),
      message_origin: 'cloud',
      action_id: data[0].id,
    });
    expect(command.payload).toEqual({ name, params });
    expect(Math.abs(command.message_timestamp - Date.now() / 1000)).toBeLessThan(30);
  });

  it.each(INCOMPLETE)('rule 27: %s is a 400 that is no SKIP, and nothing happens', async (_title, action, json) => {
    await expectNothingChanged(world, async () => {
      const answer = await ifttt.call('POST', `actions/${action}`, { json });
      expectErrors(answer, 400);
      for (const error of answer.json.errors) expect(error).not.toHaveProperty('status');
    });
    await expectSilenceUntilDocked();
  });

  it('rule 27: an optional field may be absent or blank', async () => {
    for (const fields of [{ place: 'Kitchen' }, { place: 'Kitchen', action: '' }, { place: 'Kitchen', action: '  ' }]) {
      expectData(await ifttt.act('move', fields));
      expect((await wire.command()).payload.params).toEqual({ waypoint_uuid: 'kitchen-1' });
    }
  });

  describe('rule 28: SKIP', () => {
    const expectSkip = (answer: Answer): void => {
      expectErrors(answer, 400);
      expect(answer.json.errors[0]).toEqual({ status: 'SKIP', message: expect.stringMatching(/\S/) });
    };

    it.each(SKIPS)('rule 28: %s is skipped, and the robot hears nothing', async (_title, action, fields) => {
      await expectNothingChanged(world, async () => expectSkip(await ifttt.act(action, fields)));
      await expectSilenceUntilDocked();
    });

    it('rule 28: an owner without a robot is skipped, whatever the action', async () => {
      const nobody = await (await world.owner()).connectIfttt();
      expectSkip(await nobody.act('move', { place: 'Kitchen' }));
      expectSkip(await nobody.act('animation', { action: 'giggle' }));
      expectSkip(await nobody.act('dock', {}));
    });

    it('rule 28: another owner’s place is as unknown as any', async () => {
      const other = await world.owner();
      await other.addRobot('Theirs', [{ id: 'secret-1', name: 'Secret room' }]);
      for (const place of ['Secret room', 'secret-1']) expectSkip(await ifttt.act('move', { place }));
    });

    it('rule 28: a wrong token is 401, also when the fields would be skipped', async () => {
      const answer = await world.ifttt('wrong').act('move', { place: 'Atlantis' });
      expectErrors(answer, 401);
      expect(answer.json.errors[0]).not.toHaveProperty('status');
    });
  });

  describe('rule 29: the same request runs once', () => {
    it('rule 29: repeated, it gets the same answer and moves nothing', async () => {
      const requestId = randomUUID();
      const first = expectData(await ifttt.act('animation', { action: 'giggle' }, requestId));
      expect((await wire.command()).action_id).toBe(first[0].id);
      for (let n = 0; n < 3; n++) {
        expect(expectData(await ifttt.act('animation', { action: 'giggle' }, requestId))).toEqual(first);
      }
      await expectSilenceUntilDocked();
    });

    it('rule 29: ten times at once, it runs once', async () => {
      const requestId = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => ifttt.act('animation', { action: 'joke' }, requestId)),
      );
      const ids = new Set(answers.map((answer) => expectData(answer)[0].id));
      expect([...ids]).toHaveLength(1);
      expect((await wire.command()).action_id).toBe([...ids][0]);
      await expectSilenceUntilDocked();
    });

    it('rule 29: it is told apart by request id, action and owner', async () => {
      const other = await world.owner();
      const theirWire = await other.turnOn(await other.addRobot());
      const theirs = await other.connectIfttt();
      const requestId = randomUUID();
      const ids = [
        expectData(await ifttt.act('dock', {}, requestId))[0].id,
        expectData(await ifttt.act('animation', { action: 'giggle' }, requestId))[0].id,
        expectData(await ifttt.act('dock', {}, randomUUID()))[0].id,
      ];
      for (const id of ids) expect((await wire.command()).action_id).toBe(id);
      const [{ id }] = expectData(await theirs.act('dock', {}, requestId));
      expect((await theirWire.command()).action_id).toBe(id);
      expect(new Set([...ids, id]).size).toBe(4);
    });

    it('rule 29: without a request id every request is a new one', async () => {
      const call = { json: { actionFields: { action: 'giggle' } }, headers: { 'x-request-id': '' } };
      for (let n = 0; n < 2; n++) {
        const [{ id }] = expectData(await ifttt.call('POST', 'actions/animation', call));
        expect((await wire.command()).action_id).toBe(id);
      }
    });

    it('rule 29: a skip is no run: the request may succeed once the place exists', async () => {
      const requestId = randomUUID();
      expectErrors(await ifttt.act('move', { place: 'Attic' }, requestId), 400);
      const places = [
        { id: 'kitchen-1', name: 'Kitchen' },
        { id: 'hall-1', name: 'Hall' },
        { id: 'attic-1', name: 'Attic' },
      ];
      expect((await owner.call('PUT', `/robots/${robot.id}/places`, { json: places })).status).toBe(200);
      const [{ id }] = expectData(await ifttt.act('move', { place: 'Attic' }, requestId));
      expect(await wire.command()).toMatchObject({ action_id: id, payload: { params: { waypoint_uuid: 'attic-1' } } });
    });

    it('rule 29: 503 while the broker is away, and the retry of the same request runs it', async ({ skip }) => {
      const line = world.backends.lines?.broker;
      if (!line) return skip('the broker is within the service');
      const requestId = randomUUID();
      await line.cut();
      try {
        const answer = await ifttt.act('animation', { action: 'giggle' }, requestId);
        expectErrors(answer, 503);
        expect(answer.json.errors[0]).not.toHaveProperty('status');
      } finally {
        await line.mend();
      }
      await world.service.ready();
      const [{ id }] = expectData(await ifttt.act('animation', { action: 'giggle' }, requestId));
      expect((await wire.command()).action_id).toBe(id);
      await expectSilenceUntilDocked();
    });
  });

  describe('options', () => {
    it.each(['actions/animation/fields/action', 'actions/move/fields/action'])(
      '%s lists the animations',
      async (field) => {
        const options = expectData(await ifttt.options(field));
        expect(options).toEqual(Object.entries(ANIMATIONS).map(([value, label]) => ({ label, value })));
      },
    );

    it('actions/move/fields/place lists the places; each value works as the field', async () => {
      const visitor = await world.owner();
      const places = [
        { id: 'a', name: 'Kitchen' },
        { id: 'b', name: 'Bathroom' },
      ];
      const theirWire = await visitor.turnOn(await visitor.addRobot('Rosie', places));
      const theirs = await visitor.connectIfttt();
      const options = expectData(await theirs.options('actions/move/fields/place'));
      expect(options.map((option: any) => option.label).sort()).toEqual(['Bathroom', 'Kitchen']);
      for (const { label, value } of options) {
        expectData(await theirs.act('move', { place: value }));
        const { waypoint_uuid } = (await theirWire.command()).payload.params;
        expect(waypoint_uuid).toBe(places.find((place) => place.name === label)?.id);
      }
    });

    it('with several robots the places are grouped by robot, and a command goes to the robot that knows the place', async () => {
      const rich = await world.owner();
      const rosie = await rich.turnOn(
        await rich.addRobot('Rosie', [
          { id: 'r1', name: 'Kitchen' },
          { id: 'r2', name: 'Den' },
        ]),
      );
      const bender = await rich.turnOn(
        await rich.addRobot('Bender', [
          { id: 'b1', name: 'Kitchen' },
          { id: 'b2', name: 'Bar' },
        ]),
      );
      const theirs = await rich.connectIfttt();
      const groups = expectData(await theirs.options('actions/move/fields/place'));
      expect(groups.map((group: any) => group.label).sort()).toEqual(['Bender', 'Rosie']);
      for (const { label, values } of groups) {
        const told = label === 'Rosie' ? rosie : bender;
        for (const { value } of values) {
          const [{ id }] = expectData(await theirs.act('move', { place: value }));
          expect((await told.command()).action_id).toBe(id);
        }
      }
      expectData(await theirs.act('move', { place: 'Bar' }));
      expect((await bender.command()).payload.params).toEqual({ waypoint_uuid: 'b2' });
      const ambiguous = await theirs.act('move', { place: 'Kitchen' });
      expectErrors(ambiguous, 400);
      expect(ambiguous.json.errors[0].status).toBe('SKIP');
    });

    it('an owner without a robot has no places', async () => {
      const nobody = await (await world.owner()).connectIfttt();
      expect(expectData(await nobody.options('actions/move/fields/place'))).toEqual([]);
    });
  });
});
