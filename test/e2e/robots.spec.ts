import { randomUUID } from 'node:crypto';
import { connectAsync } from 'mqtt';
import { beforeAll, describe, expect, it } from 'vitest';
import { SimulatedRobot } from '../../apps/robot-simulator/src/index.js';
import { expectData, expectErrors, expectNothingChanged } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner, TestRobot } from '../support/owner.js';
import { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

describeStacks('Robots', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let robot: TestRobot;
  let wire: RobotWire;
  let ifttt: IftttCaller;
  const timeline = async (words: string): Promise<any[]> =>
    expectData(await ifttt.poll('voice_command', { voice_command: words }));

  beforeAll(async () => {
    owner = await world.owner();
    robot = await owner.addRobot();
    wire = await owner.turnOn(robot);
    ifttt = await owner.connectIfttt();
  });

  it('a simulated robot learns a phrase, is heard, and obeys', async () => {
    const added = await owner.addRobot('Simulated', []);
    const [mqttUrl, [root, environment]] = [world.wiring.mqttUrl, world.wiring.topics.split('/')];
    const settings = { robotId: added.id, password: added.mqtt.password, root, environment, travelMs: 1 };
    const map = [{ id: 'studio-1', name: 'Studio' }];
    const simulated = world.closeAtEnd(await SimulatedRobot.connect({ url: mqttUrl, map, ...settings }));
    const identity = await ifttt.subscribe('voice_command', { voice_command: 'lights out' });
    await simulated.waitForPhrase('lights out');
    expect(await simulated.say('Lights out!')).toBe(true);
    await world.platform.notificationOf(identity);
    expect((await timeline('lights out'))[0]).toMatchObject({ robot_name: 'Simulated' });
    await eventually(
      () => ifttt.act('move', { place: 'Studio' }),
      (answer) => answer.status === 200,
    );
    expect((await simulated.waitForCommand('ifttt_move_command')).params).toEqual({ waypoint_uuid: 'studio-1' });
  });

  describe('repeated messages', () => {
    it('rule 18: the same message_id is one event, one after the other or ten at once', async () => {
      const message = wire.heard('say it once');
      for (let n = 0; n < 3; n++) await wire.publish('ifttt_trigger', message);
      await Promise.all(Array.from({ length: 10 }, () => wire.publish('ifttt_trigger', message)));
      await wire.hear('the barrier after it');
      expect(await timeline('say it once')).toHaveLength(1);
    });

    it('two robots may use the same message_id', async () => {
      const second = await owner.turnOn(await owner.addRobot('Second'));
      const message_id = randomUUID();
      await wire.hear('twins', { message_id });
      await second.publish('ifttt_trigger', second.heard('twins', { message_id }));
      await second.hear('the barrier after twins');
      expect(await timeline('twins')).toHaveLength(2);
    });
  });

  it('more words than there is room for are one event, kept as far as they go', async () => {
    const words = 'wörd 家 '.repeat(1000).trim();
    const messageId = await wire.hear(words);
    const sql = `SELECT voice_command FROM voice_command_events WHERE message_id = '${messageId}'`;
    const [event] = await world.backends.database.query(sql);
    expect(String(event?.['voice_command']).length).toBeGreaterThan(200);
    expect(words).toContain(event?.['voice_command']);
  });

  describe('messages that change nothing', () => {
    const NAME = 'ifttt_trigger';
    const trigger = (params: unknown): object => ({ name: NAME, params });
    const bad: [string, (sound: any) => unknown][] = [
      ['not JSON', () => 'hello'],
      ['empty', () => ' '],
      ['invalid UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
      ['JSON null', () => 'null'],
      ['a JSON list', (sound) => [sound]],
      ['no message_id', (sound) => ({ ...sound, message_id: undefined })],
      ['a numeric message_id', (sound) => ({ ...sound, message_id: 7 })],
      ['an endless message_id', (sound) => ({ ...sound, message_id: 'x'.repeat(1000) })],
      ['another robot_id than the topic’s', (sound) => ({ ...sound, robot_id: randomUUID() })],
      ['no robot_id', (sound) => ({ ...sound, robot_id: undefined })],
      ['no timestamp', (sound) => ({ ...sound, message_timestamp: undefined })],
      ['a timestamp in words', (sound) => ({ ...sound, message_timestamp: 'now' })],
      ['a timestamp in milliseconds', (sound) => ({ ...sound, message_timestamp: Date.now() })],
      ['a timestamp before robots', (sound) => ({ ...sound, message_timestamp: -1 })],
      ['our own origin', (sound) => ({ ...sound, message_origin: 'cloud' })],
      ['the app’s origin', (sound) => ({ ...sound, message_origin: 'app' })],
      ['no origin and a cloud’s type', (sound) => ({ ...sound, message_origin: undefined, message_type: 'action' })],
      ['another api_version', (sound) => ({ ...sound, api_version: '2' })],
      ['no payload', (sound) => ({ ...sound, payload: undefined })],
      ['a payload of another name', (sound) => ({ ...sound, payload: { name: 'something_else', params: {} } })],
      ['no params', (sound) => ({ ...sound, payload: { name: NAME } })],
      [
        'words that are no string',
        (sound) => ({ ...sound, payload: trigger({ trigger_identity: 'x', trigger_fields: { voice_command: 42 } }) }),
      ],
      [
        'blank words',
        (sound) => ({ ...sound, payload: trigger({ trigger_identity: 'x', trigger_fields: { voice_command: ' ' } }) }),
      ],
      ['a megabyte', (sound) => ({ ...sound, filling: 'x'.repeat(1_000_000) })],
    ];

    it.each(bad)('%s: no event, no harm, and the next message is heard', async (title, spoil) => {
      const lone = await world.owner();
      const its = await lone.addRobot();
      const spoiler = await lone.turnOn(its);
      const events = 'SELECT COUNT(*) AS amount FROM voice_command_events';
      const before = await world.backends.database.query(events);
      // A broker may end the connection over it (MQTT 3.1.1 4.8): then there is no acknowledgement to wait for.
      const ended = spoiler.ended();
      await Promise.race([spoiler.publish('ifttt_trigger', spoil(spoiler.heard('spoiled'))).catch(() => {}), ended]);
      if (!spoiler.client.connected)
        await eventually(
          async () => (await fetch(`${world.url}/healthz`)).status,
          (status) => status === 200,
        );
      const after = spoiler.client.connected ? spoiler : await lone.turnOn(its);
      await after.hear(`after ${title}`);
      expect(Number((await world.backends.database.query(events))[0]?.['amount'])).toBe(
        Number(before[0]?.['amount']) + 1,
      );
    });

    it('a message of a robot that nobody has is forgotten', async () => {
      const stranger = { id: randomUUID(), mqtt: { username: randomUUID(), password: 'none' } };
      world.mayLeaveSession(stranger.id);
      if (stack.ownBroker) {
        await expect(RobotWire.connect(stranger, world.wiring)).rejects.toThrow();
        return;
      }
      await expectNothingChanged(world, async () => {
        const connection = world.closeAtEnd(await RobotWire.connect(stranger, world.wiring));
        await connection.publish('ifttt_trigger', connection.heard('boo'));
        const message = connection.envelope({
          name: 'places',
          params: { places: [{ waypoint_uuid: 'x', name: 'X' }] },
        });
        await connection.publish('places', message);
      });
      await wire.hear('the barrier after the stranger');
      expect(
        await world.backends.database.query(`SELECT * FROM robot_places WHERE robot_id = '${stranger.id}'`),
      ).toEqual([]);
    });
  });

  describe('only its own topics', () => {
    it('what a robot says in another’s name is no event of either', async () => {
      const other = await world.owner();
      const theirs = await other.addRobot('Victim');
      const victim = await other.connectIfttt();
      const thief = await owner.addRobot('Thief');
      const their = RobotWire.connect({ id: thief.id, mqtt: thief.mqtt }, world.wiring);
      const connection = world.closeAtEnd(await their);
      const message = JSON.stringify({
        ...connection.heard('stolen voice'),
        ...(stack.ownBroker && { robot_id: theirs.id }),
      });
      const ended = connection.ended();
      const topic = `${world.wiring.topics}/ifttt_trigger/${theirs.id}`;
      await Promise.race([connection.client.publishAsync(topic, message, { qos: 1 }).catch(() => {}), ended]);
      await wire.hear('the barrier after the thief');
      expect(expectData(await victim.poll('voice_command', { voice_command: 'stolen voice' }))).toEqual([]);
      expect(await timeline('stolen voice')).toEqual([]);
    });

    const onlyOwnBroker = stack.ownBroker ? it : it.skip;

    onlyOwnBroker('the embedded broker lets nobody in without the robot’s own secret', async () => {
      const second = await owner.addRobot('Another');
      const { password } = second.mqtt;
      for (const [clientId, username, secret] of [
        [robot.id, robot.id, 'wrong'],
        [robot.id, robot.id, ''],
        [robot.id, robot.id, password],
        [randomUUID(), robot.id, robot.mqtt.password],
        [robot.id, second.id, password],
        [robot.id, undefined, undefined],
        ['', '', ''],
      ] as const) {
        const options = { clientId, username, password: secret, reconnectPeriod: 0, connectTimeout: 5000 };
        await expect(connectAsync(world.wiring.mqttUrl, options), String(clientId)).rejects.toThrow();
      }
      expect(wire.client.connected, 'nobody was pushed out').toBe(true);
    });

    onlyOwnBroker('the embedded broker gives a robot no other topic to listen to', async () => {
      const other = await world.owner();
      const theirs = await other.addRobot();
      const their = await other.turnOn(theirs);
      const spy = await owner.turnOn(await owner.addRobot('Spy'));
      const { topics } = world.wiring;
      for (const filter of [
        '#',
        `${topics}/#`,
        `${topics}/+/${theirs.id}`,
        `${topics}/command/${theirs.id}`,
        '$SYS/#',
        '+/+/+/+',
      ]) {
        const granted = await spy.client.subscribeAsync(filter, { qos: 1 }).catch(() => [{ qos: 128 }]);
        expect(
          granted.map(({ qos }) => qos),
          filter,
        ).toEqual([128]);
        if (!spy.client.connected) return; // put out of the door: all the better
      }
      const [{ id }] = expectData(await (await other.connectIfttt()).act('dock', {}));
      expect((await their.command()).action_id).toBe(id);
      expect(JSON.stringify(spy.received.all)).not.toContain(id);
    });

    onlyOwnBroker('a robot that was removed is put out and let in no more', async () => {
      const doomed = await owner.addRobot('Doomed');
      const connection = await owner.turnOn(doomed);
      const ended = connection.ended();
      expect((await owner.call('DELETE', `/robots/${doomed.id}`)).status).toBe(204);
      await ended;
      await expect(RobotWire.connect(doomed, world.wiring)).rejects.toThrow();
    });
  });

  describe('maps and status', () => {
    it('the robot’s own map replaces the one before', async () => {
      const mapped = await owner.addRobot('Mapper');
      const mapper = await owner.turnOn(mapped);
      const places = [
        { waypoint_uuid: 'garden-1', name: 'Garden' },
        { waypoint_uuid: 'kitchen-1', name: 'Big kitchen' },
      ];
      await mapper.publish('places', mapper.envelope({ name: 'places', params: { places } }));
      const expected = places.map(({ waypoint_uuid: id, name }) => ({ id, name }));
      const byId = (list: { id: string }[]): { id: string }[] => [...list].sort((a, b) => a.id.localeCompare(b.id));
      await eventually(
        async () => byId(expectData(await owner.call('GET', `/robots/${mapped.id}/places`))),
        (known) => JSON.stringify(known) === JSON.stringify(byId(expected)),
      );
    });

    it('a map with an impossible place changes nothing', async () => {
      const mapped = await owner.addRobot('Confused');
      const mapper = await owner.turnOn(mapped);
      for (const places of ['x', [{ name: 'No id' }], [{ waypoint_uuid: 'x', name: 42 }], [null]]) {
        await mapper.publish('places', mapper.envelope({ name: 'places', params: { places } }));
      }
      await mapper.publish(
        'places',
        mapper.envelope({ name: 'places', params: { places: [{ waypoint_uuid: 'end', name: 'The end' }] } }),
      );
      const known = await eventually(
        async () => expectData(await owner.call('GET', `/robots/${mapped.id}/places`)),
        (list) => list.length !== 2,
      );
      expect(known).toEqual([{ id: 'end', name: 'The end' }]);
    });

    it('ONLINE and OFFLINE are told to the owner', async () => {
      const visible = await owner.addRobot('Visible');
      const shown = await owner.turnOn(visible);
      const isOnline = async (): Promise<boolean> =>
        expectData(await owner.call('GET', '/robots')).find((one: any) => one.id === visible.id).online;
      expect(await isOnline()).toBe(false);
      for (const status of ['ONLINE', 'OFFLINE', 'ONLINE']) {
        await shown.publish('status', shown.envelope({ status, domain: 'CONNECTED' }));
        await eventually(isOnline, (online) => online === (status === 'ONLINE'));
      }
    });

    it('a robot that was removed is gone, with its places', async () => {
      const removed = await owner.addRobot('Removed', [{ id: 'only-there', name: 'Only there' }]);
      expect((await owner.call('DELETE', `/robots/${removed.id}`)).status).toBe(204);
      expectErrors(await owner.call('DELETE', `/robots/${removed.id}`), 404);
      expectErrors(await owner.call('GET', `/robots/${removed.id}/places`), 404);
      expectErrors(await ifttt.act('move', { place: 'Only there' }), 400);
    });
  });
});
