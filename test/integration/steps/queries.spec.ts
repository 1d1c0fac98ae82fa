import { randomUUID } from 'node:crypto';
import { isSqlite } from '#persistence';
import { VoiceCommandEvent } from '#robots';
import { type DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASES, type TestDatabase } from '../persistence/databases.js';
import { ServiceUnderTest } from './service.js';

type Row = Record<string, unknown>;

describe.each(DATABASES.filter(({ lasting }) => lasting))('Queries on $name', (kind) => {
  let database: TestDatabase;
  let service: ServiceUnderTest;

  beforeEach(async () => {
    database = await kind.create();
    service = await ServiceUnderTest.start(database.url);
  });
  afterEach(async () => {
    await service.close();
    await database.drop();
  });

  const words = (rows: readonly Row[]) => rows.map((row) => row['voice_command']);
  const at = (second: number) => ({ message_timestamp: 1_700_000_000 + second });

  /** Every row, page by page. */
  async function pages(slug: string, queryFields: Row, limit: number, between?: () => Promise<void>): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.ask(slug, { queryFields, limit, cursor });
      rows.push(...page.data);
      cursor = page.cursor;
      await between?.();
    } while (cursor !== undefined);
    return rows;
  }

  /** Many events, a few of each moment, without a robot hearing each of them. */
  async function remember(robotId: string, count: number, said: (index: number) => string): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      userId: service.owner.id,
      robotId,
      messageId: randomUUID(),
      matchKey: said(index),
      voiceCommand: said(index),
      robotName: 'Rosie',
      occurredAt: 1_700_000_000_000 + Math.floor(index / 3),
      receivedAt: 1,
    }));
    for (let from = 0; from < count; from += 1_000) {
      await service.dataSource.manager.insert(VoiceCommandEvent, rows.slice(from, from + 1_000));
    }
  }

  /** Many arrivals at these places, the newest at the last of them. */
  async function arrive(robotId: string, places: readonly string[]): Promise<void> {
    const rows = places.map((place, index) => ({
      id: randomUUID(),
      userId: service.owner.id,
      robotId,
      messageId: randomUUID(),
      placeId: place,
      place,
      nameKey: place,
      robotName: 'Rosie',
      reachedAt: 1_700_000_000_000 + Math.floor(index / 3),
      receivedAt: 1,
    }));
    for (let from = 0; from < rows.length; from += 1_000) {
      await service.dataSource.manager.insert('place_reached_events', rows.slice(from, from + 1_000));
    }
  }

  describe('voice_command_history', () => {
    it('is what was said, of all or of one robot, all words or these', async () => {
      const rosie = await service.addRobot('Rosie');
      const bender = await service.addRobot('Bender');
      await service.hear(rosie, 'Hello!', at(1));
      await service.hear(bender, 'hello', at(3));
      await service.hear(rosie, 'good night', at(2));
      const history = async (queryFields: Row) =>
        words((await service.ask('voice_command_history', { queryFields })).data);
      expect((await service.ask('voice_command_history')).data[1]).toEqual({
        voice_command: 'good night',
        robot_name: 'Rosie',
        occurred_at: '2023-11-14T22:13:22Z',
      });
      expect(await history({})).toEqual(['hello', 'good night', 'Hello!']);
      expect(await history({ voice_command: 'HELLO' })).toEqual(['hello', 'Hello!']);
      expect(await history({ robot: rosie })).toEqual(['good night', 'Hello!']);
      expect(await history({ robot: 'bender' })).toEqual(['hello']);
      expect(await history({ robot: rosie, voice_command: 'hello' })).toEqual(['Hello!']);
      for (const none of [{ voice_command: '?!' }, { voice_command: 'Moon' }, { robot: 'Moon' }]) {
        expect(await history(none)).toEqual([]);
      }
      await service.robots.deleteRobot(service.owner, rosie);
      expect(await history({ robot: rosie })).toEqual(['good night', 'Hello!']);
    });

    it('is nobody else’s', async () => {
      const robot = await service.addRobot('Rosie');
      await service.hear(robot, 'hello');
      const stranger = { id: randomUUID() };
      for (const queryFields of [{}, { robot }, { voice_command: 'hello' }]) {
        expect(await service.queries.performQuery(stranger, 'voice_command_history', { queryFields })).toEqual({
          data: [],
        });
      }
    });

    it.each([{}, { voice_command: 'even' }, { robot: 'Rosie' }, { robot: 'Rosie', voice_command: 'even' }])(
      'gives each row of %j exactly once while others are added',
      async (queryFields) => {
        const robot = await service.addRobot('Rosie');
        await remember(robot, 300, (index) => (index % 2 === 0 ? 'even' : 'odd'));
        const before = await service.ask('voice_command_history', { queryFields, limit: 1_000 });
        // One above all pages, and one among what is still to come.
        const rows = await pages('voice_command_history', queryFields, 7, async () => {
          await service.hear(robot, 'new');
          await service.hear(robot, 'new', { message_timestamp: 1_600_000_000 });
        });
        expect(rows.filter((row) => row['voice_command'] !== 'new')).toEqual(before.data);
      },
    );
  });

  describe('list_places', () => {
    it('is every place of every robot, or of one', async () => {
      const kuri = await service.addRobot('Kuri', 'Kitchen', 'Hall');
      await service.addRobot('New');
      const other = await service.addRobot('Kuri', 'Attic');
      const row = (place: string) => ({ place, robot_name: 'Kuri' });
      for (const limit of [1, 2, 50]) {
        expect(await pages('list_places', {}, limit)).toEqual([row('Hall'), row('Kitchen'), row('Attic')]);
        expect(await pages('list_places', { robot: kuri }, limit)).toEqual([row('Hall'), row('Kitchen')]);
      }
      expect(await pages('list_places', { robot: 'Kuri (2)' }, 50)).toEqual([row('Attic')]);
      expect(await pages('list_places', { robot: 'Moon' }, 50)).toEqual([]);
      const { data: options } = await service.queries.getQueryFieldOptions(service.owner, 'list_places', 'robot');
      expect(options[0]).toEqual({ label: 'Kuri', value: kuri });
      expect(options[2]).toEqual({ label: 'Kuri (2)', value: other });
    });

    it('stays right when maps and robots change between pages', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `Room ${String(index).padStart(2, '0')}`);
      const first = await service.addRobot('First', ...names);
      const gone = await service.addRobot('Gone', ...names);
      await service.addRobot('Last', ...names);
      let page = 0;
      const rows = await pages('list_places', {}, 7, async () => {
        page += 1;
        // One is added among those that were given, and the last is called by a name that would be among them.
        if (page === 1)
          await service.drawMap(
            first,
            [...names, 'A new one'].map((id) => ({ id, name: id === 'Room 19' ? 'A room' : id })),
          );
        if (page === 4) await service.robots.deleteRobot(service.owner, gone);
      });
      const of = (robot: string) => rows.filter((row) => row['robot_name'] === robot).map((row) => row['place']);
      expect(of('First')).toEqual([...names.slice(0, 19), 'A room']);
      expect(of('Gone')).toEqual(names.slice(0, 8));
      expect(of('Last')).toEqual(names);
    });
  });

  describe('list_robots', () => {
    it('is every robot, with what belongs to it', async () => {
      const kuri = await service.addRobot('Kuri', 'Kitchen');
      const other = await service.addRobot('Kuri', 'Attic');
      await service.hear(kuri, 'hello');
      const nested = (robot: string) => ({
        name: 'Kuri',
        status: 'offline',
        places: { queryFields: { robot } },
        recent_voice_commands: { queryFields: { robot } },
      });
      expect(await pages('list_robots', {}, 1)).toEqual([nested(kuri), nested(other)]);
      const { data } = await service.ask('list_robots', { include: ['places', 'recent_voice_commands'] });
      expect(data[0]).toMatchObject({
        places: { queryFields: { robot: kuri }, data: [{ place: 'Kitchen' }] },
        recent_voice_commands: { queryFields: { robot: kuri }, data: [{ voice_command: 'hello' }] },
      });
      expect(data[1]).toMatchObject({ places: { data: [{ place: 'Attic' }] }, recent_voice_commands: { data: [] } });
    });
  });

  it('rule 12: the samples of test/setup have answers', async () => {
    const { samples, owner } = await service.setUpTest();
    const events = await service.triggers.getTriggerEvents(owner, 'place_reached', {
      trigger_identity: 'i',
      triggerFields: samples.triggers!['place_reached'] as Row,
    });
    expect(events.data).toHaveLength(3);
    for (const slug of ['voice_command_history', 'list_places', 'list_robots']) {
      const queryFields = samples.queries![slug] as Row;
      expect((await service.queries.performQuery(owner, slug, { queryFields })).data, slug).not.toEqual([]);
    }
  });

  it('a page in the middle is read from an index, and nothing else is', async () => {
    const robot = await service.addRobot('Rosie', ...Array.from({ length: 400 }, (_, index) => `Place ${index}`));
    for (let count = 0; count < 30; count += 1) await service.addRobot('Other');
    await remember(robot, 6_000, (index) => (index % 2 === 0 ? 'even' : 'odd'));
    const asked: [string, Row, number][] = [
      ['voice_command_history', {}, 1_000],
      ['voice_command_history', { voice_command: 'even' }, 1_000],
      ['voice_command_history', { robot }, 1_000],
      ['voice_command_history', { robot, voice_command: 'even' }, 1_000],
      ['list_places', { robot }, 200],
      ['list_robots', {}, 15],
    ];
    for (const [slug, queryFields, limit] of asked) {
      const { cursor } = await service.ask(slug, { queryFields, limit });
      const statements = await statementsOf(service, () => service.ask(slug, { queryFields, limit: 7, cursor }));
      // One line for one index, whose last column is a range of the order.
      const effort = await effortOf(service.dataSource, /^SEARCH .* INDEX .* AND \w+[<>]\?\)$/, ...statements.at(-1)!);
      expect(effort, `${slug} ${JSON.stringify(queryFields)}`).toEqual({
        detours: [],
        rows: expect.toSatisfy(isFew) as number,
      });
    }
  });

  it('a poll for arrivals reads those that it answers, and nothing else', async () => {
    const robot = await service.addRobot('Rosie');
    // Most of them were in the attic, long ago: to look for those among all, from the newest on, seems as good.
    const times = (count: number, place: string) => Array.from({ length: count }, () => place);
    await arrive(robot, [...times(4_000, 'attic'), ...times(2_000, 'hall')]);
    for (const place of ['any', `${robot}/hall`, `${robot}/attic`, 'hall', 'attic']) {
      const statements = await statementsOf(service, () => service.poll(place, 'i', 7));
      const read = statements.find(([sql]) => sql.includes('place_reached_events'))!;
      const effort = await effortOf(service.dataSource, /^SEARCH .* INDEX .*=\?\)$/, ...read);
      expect(effort, place).toEqual({ detours: [], rows: expect.toSatisfy(isFew) as number });
    }
  });
});

/** For a page of 7. */
const isFew = (rows: unknown) => typeof rows === 'number' && rows < 20;

type Statement = [sql: string, values: unknown[]];

/** The SELECTs that work sends to the database. */
async function statementsOf(
  { dataSource, reads }: ServiceUnderTest,
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const logged = vi.spyOn(dataSource.logger, 'logQuery');
  logged.mockImplementation((sql, values) => void statements.push([sql, (values ?? []) as unknown[]]));
  const query = reads.query.bind(reads);
  const prepared = vi.spyOn(reads, 'query');
  prepared.mockImplementation((sql, values) => {
    statements.push([sql, [...values]]);
    return query(sql, values);
  });
  try {
    await work();
  } finally {
    logged.mockRestore();
    prepared.mockRestore();
  }
  return statements.filter(([sql]) => /^\s*SELECT/.test(sql));
}

/**
 * What of a statement's plan is not reading an index in its order, and how many rows that takes where it is known.
 *
 * @param straight a line of SQLite's plan that is
 */
async function effortOf(dataSource: DataSource, straight: RegExp, sql: string, values: unknown[]) {
  const runner = dataSource.createQueryRunner();
  const ask = (statement: string) => runner.query(statement, values) as Promise<Row[]>;
  try {
    if (isSqlite(dataSource)) {
      const plan = (await ask(`EXPLAIN QUERY PLAN ${sql}`)).map(({ detail }) => String(detail));
      return { detours: plan.filter((step) => !straight.test(step)), rows: 0 };
    }
    const plan = (await ask(`EXPLAIN ${sql}`)).map((step) => JSON.stringify(step));
    await runner.query('FLUSH STATUS');
    await ask(sql);
    const counts = (await runner.query("SHOW SESSION STATUS LIKE 'Handler_read%'")) as { Value: string }[];
    return {
      detours: plan.filter((step) => /filesort|temporary|"type":"ALL"/.test(step)),
      rows: counts.reduce((sum, { Value }) => sum + Number(Value), 0),
    };
  } finally {
    await runner.release();
  }
}
