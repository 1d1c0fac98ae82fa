import { beforeAll, describe, expect, it } from 'vitest';
import { expectEachOnce, walk } from '../protocol/paging.js';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Answer } from '../support/http.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner, TestRobot } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

/** Epoch seconds. */
const START = 1_750_000_000;
const WORDS = ['dance', 'sing', 'Dance!', 'sleep', 'dance'];

describeStacks('Queries', (stack) => {
  const world = useWorld(stack);
  let owner: Owner;
  let ifttt: IftttCaller;
  let stranger: IftttCaller;
  let rosie: TestRobot;
  let robbie: TestRobot;
  let wire: RobotWire;

  const ask = (query: string, body: object = {}, caller = ifttt): Promise<Answer> =>
    caller.call('POST', `queries/${query}`, { json: { queryFields: {}, ...body } });
  const rows = async (query: string, body: object = {}, caller = ifttt): Promise<any[]> =>
    expectData(await ask(query, body, caller));

  beforeAll(async () => {
    owner = await world.owner();
    rosie = await owner.addRobot('Rosie', [
      { id: 'kitchen-1', name: 'Kitchen' },
      { id: 'hall-1', name: 'Hall' },
      { id: 'attic-1', name: 'Attic' },
    ]);
    robbie = await owner.addRobot('Robbie', [{ id: 'kitchen-2', name: 'Kitchen' }]);
    wire = await owner.turnOn(rosie);
    for (const [index, words] of WORDS.entries()) await wire.hear(words, { message_timestamp: START + index });
    const second = await owner.turnOn(robbie);
    await second.hear('dance', { message_timestamp: START + 100 });
    ifttt = await owner.connectIfttt();
    stranger = await (await world.owner()).connectIfttt();
  });

  describe('voice_command_history', () => {
    const heard = (list: any[]): unknown[] => list.map((row) => [row.robot_name, row.voice_command]);

    it('rule 23: every ingredient as a string, no meta, the latest first', async () => {
      const history = await rows('voice_command_history');
      expect(history[0]).toEqual({
        voice_command: 'dance',
        robot_name: 'Robbie',
        occurred_at: new Date((START + 100) * 1000).toISOString().replace('.000', ''),
      });
      expect(heard(history).slice(1)).toEqual([...WORDS].reverse().map((words) => ['Rosie', words]));
    });

    it('rule 23: chosen by the words as they are matched, and by the robot', async () => {
      expect(heard(await rows('voice_command_history', { queryFields: { voice_command: ' DANCE ' } }))).toEqual([
        ['Robbie', 'dance'],
        ['Rosie', 'dance'],
        ['Rosie', 'Dance!'],
        ['Rosie', 'dance'],
      ]);
      const queryFields = { voice_command: 'dance', robot: robbie.id };
      expect(heard(await rows('voice_command_history', { queryFields }))).toEqual([['Robbie', 'dance']]);
      expect(await rows('voice_command_history', { queryFields: { voice_command: 'never said' } })).toEqual([]);
    });

    it.each([1, 2, 5, 6, 7])('rule 23: page by page of %d, all of it once and in order', async (limit) => {
      const pages = await walk(ifttt, { query: 'voice_command_history', queryFields: {}, limit });
      expect(pages).toEqual(await rows('voice_command_history'));
    });

    it('rule 23: limit 0 gives no rows; a bad limit is a 400', async () => {
      expect((await ask('voice_command_history', { limit: 0 })).json).toEqual({ data: [] });
      for (const limit of [-1, 0.5, 'all']) expectErrors(await ask('voice_command_history', { limit }), 400);
    });

    it('rule 23: a cursor is good for its owner, query and fields only', async () => {
      const { cursor } = (await ask('voice_command_history', { limit: 1 })).json;
      expect(await rows('voice_command_history', { limit: 1, cursor })).toHaveLength(1);
      expectErrors(await ask('voice_command_history', { cursor }, stranger), 400);
      expectErrors(await ask('list_places', { cursor }), 400);
      expectErrors(await ask('voice_command_history', { cursor, queryFields: { voice_command: 'dance' } }), 400);
      expectErrors(await ask('voice_command_history', { cursor: `${cursor}x` }), 400);
      expectErrors(await ask('voice_command_history', { cursor: 'seijjh24ks' }), 400);
    });

    it('rule 22: its robots are options', async () => {
      const options = expectData(await ifttt.options('queries/voice_command_history/fields/robot'));
      expect(options).toEqual([
        { label: 'Rosie', value: rosie.id },
        { label: 'Robbie', value: robbie.id },
      ]);
      expectErrors(await ifttt.options('queries/voice_command_history/fields/voice_command'), 404);
    });
  });

  describe('list_places', () => {
    it('rule 23: robot by robot, in pages of any size', async () => {
      const all = await rows('list_places');
      expect(all.map((row) => [row.robot_name, row.place])).toEqual([
        ['Rosie', 'Attic'],
        ['Rosie', 'Hall'],
        ['Rosie', 'Kitchen'],
        ['Robbie', 'Kitchen'],
      ]);
      for (const limit of [1, 2, 3, 4]) {
        expect(await walk(ifttt, { query: 'list_places', queryFields: {}, limit })).toEqual(all);
      }
    });

    it('rule 23: of one robot', async () => {
      const places = await rows('list_places', { queryFields: { robot: robbie.id } });
      expect(places).toEqual([{ robot_name: 'Robbie', place: 'Kitchen' }]);
      expect(await rows('list_places', { queryFields: { robot: 'no such robot' } })).toEqual([]);
    });
  });

  describe('list_robots', () => {
    it('rule 24: nested queries have their queryFields, and their rows where they are included', async () => {
      const [first, second] = await rows('list_robots', { include: ['places'] });
      expect(first).toEqual({
        name: 'Rosie',
        status: expect.stringMatching(/^(online|offline)$/),
        places: {
          queryFields: { robot: rosie.id },
          data: ['Attic', 'Hall', 'Kitchen'].map((place) => ({ place, robot_name: 'Rosie' })),
        },
        recent_voice_commands: { queryFields: { robot: rosie.id } },
      });
      expect(second.places.data).toEqual([{ place: 'Kitchen', robot_name: 'Robbie' }]);
    });

    it('rule 24: both at once, on later pages too', async () => {
      const include = ['places', 'recent_voice_commands'];
      const { cursor } = (await ask('list_robots', { limit: 1, include })).json;
      const [second] = await rows('list_robots', { limit: 1, include, cursor });
      expect(second.recent_voice_commands.data).toMatchObject([{ robot_name: 'Robbie', voice_command: 'dance' }]);
      expect(second.places.data).toHaveLength(1);
    });

    it('rule 24: the cursor of a nested result continues in the query itself', async () => {
      const chatty = await world.owner();
      const robot = await chatty.turnOn(await chatty.addRobot('Chatty'));
      const caller = await chatty.connectIfttt();
      const hear = (index: number): Promise<string> => robot.hear(`no. ${index}`, { message_timestamp: START + index });
      await Promise.all(Array.from({ length: 60 }, (_, index) => hear(index)));
      const [{ recent_voice_commands: nested }] = await rows(
        'list_robots',
        { include: ['recent_voice_commands'] },
        caller,
      );
      expect(nested.data).toHaveLength(50);
      const { queryFields, cursor } = nested;
      const rest = await rows('voice_command_history', { queryFields, cursor }, caller);
      expect([...nested.data, ...rest].map((row) => row.voice_command)).toEqual(
        Array.from({ length: 60 }, (_, index) => `no. ${59 - index}`),
      );
    });
  });

  it.each(['voice_command_history', 'list_places', 'list_robots'])('rule 25: %s without queryFields', async (query) => {
    expectErrors(await ask(query, { queryFields: undefined }), 400);
    expectErrors(await ask(query, { queryFields: ['robot'] }), 400);
    expect(await rows(query, {}, stranger)).toEqual([]);
    expectErrors(await world.ifttt('wrong').call('POST', `queries/${query}`, { json: { queryFields: {} } }), 401);
  });

  it(
    'rule 23: 10,000 commands with limit 7, while the robot hears more: each that was there comes once',
    { timeout: 60_000 },
    async () => {
      const busy = await world.owner();
      const robot = await busy.addRobot('Busy');
      const robotWire = await busy.turnOn(robot);
      const caller = await busy.connectIfttt();
      const there = await speakOften(busy, robot, 10_000);
      const found = await walk(caller, {
        query: 'voice_command_history',
        queryFields: { robot: robot.id },
        limit: 7,
        meanwhile: async (page) => {
          if (page % 10 !== 0) return;
          // Newer than all, and at moments where the pages have been or have yet to come.
          const message_timestamp = START + ((page * 397) % 4_000);
          await robotWire.publish('ifttt_trigger', robotWire.heard(`meanwhile ${page}`, { message_timestamp }));
        },
      });
      expectEachOnce(
        found.map((row) => row['voice_command']),
        there,
      );
      expect(found.length).toBeGreaterThan(there.length);
    },
  );

  /** Puts a long history into the database: three commands of a second. @returns the words */
  async function speakOften({ id: userId }: Owner, robot: TestRobot, count: number): Promise<string[]> {
    const words = Array.from({ length: count }, (_, index) => `command ${index}`);
    const values = words.map((text, index) => {
      const moment = (START + Math.floor(index / 3)) * 1000;
      const id = `${String((index * 7919) % count).padStart(8, '0')}-of-${robot.id.slice(0, 8)}`;
      return `('${id}', '${userId}', '${robot.id}', 'm-${index}', '${text}', '${text}', '${robot.name}', ${moment}, 1)`;
    });
    for (let at = 0; at < count; at += 1_000) {
      await world.backends.database.execute(
        `INSERT INTO voice_command_events
           (id, user_id, robot_id, message_id, match_key, voice_command, robot_name, occurred_at, received_at)
         VALUES ${values.slice(at, at + 1_000).join(', ')}`,
      );
    }
    return words;
  }
});
