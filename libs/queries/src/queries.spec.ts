import { type FieldValues, type Position } from '#ifttt';
import { type Places, type Robot, type Robots, type VoiceCommandEvents, type VoiceCommandSamples } from '#robots';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ListPlacesQuery } from './list-places.query.js';
import { ListRobotsQuery } from './list-robots.query.js';
import { VoiceCommandHistoryQuery } from './voice-command-history.query.js';

const robot = (id: string, name: string, createdAt: number) => ({ id, name, createdAt, isOnline: true }) as Robot;
const rosie = robot('r1', 'Rosie', 1);
const kuri = robot('r2', 'Kuri', 2);
const other = robot('r3', 'Kuri', 2);

const ofOwner = vi.fn();
const page = vi.fn();
const ofRobot = vi.fn();
const newest = vi.fn();
const robots = { ofOwner, page } as unknown as Robots;
const history = new VoiceCommandHistoryQuery(
  robots,
  { newest } as unknown as VoiceCommandEvents,
  {} as VoiceCommandSamples,
);
const listPlaces = new ListPlacesQuery(robots, { ofRobot } as unknown as Places);
const listRobots = new ListRobotsQuery(robots);
const owner = { id: 'o1' };
const first = { after: undefined, limit: 3 };

beforeEach(() => {
  vi.resetAllMocks();
  ofOwner.mockResolvedValue([rosie, kuri, other]);
});

describe('voice_command_history', () => {
  type Fields = FieldValues<{
    voice_command: { type: 'text'; label: string; required: false };
    robot: { type: 'dropdown'; label: string; required: false };
  }>;
  const none: Fields = { voice_command: undefined, robot: undefined };

  it('gives rows that carry their place in the order', async () => {
    newest.mockResolvedValue([{ id: 'e1', occurredAt: 5_999, voiceCommand: 'Hi!', robotName: 'Rosie' }]);
    expect(await history.rows(owner, none, first)).toEqual([
      {
        position: [5_999, 'e1'],
        ingredients: { voice_command: 'Hi!', robot_name: 'Rosie', occurred_at: '1970-01-01T00:00:05Z' },
      },
    ]);
    expect(newest).toHaveBeenCalledExactlyOnceWith('o1', {}, 3, undefined);
  });

  it.each([
    [{ ...none, voice_command: 'Hi!' }, { matchKey: 'hi' }],
    [{ ...none, robot: 'r3' }, { robotId: 'r3' }],
    [{ ...none, robot: 'kuri (2)' }, { robotId: 'r3' }],
    [{ ...none, robot: 'removed' }, { robotId: 'removed' }],
  ])('asks for %j, from where the page before ended', async (fields, filter) => {
    newest.mockResolvedValue([]);
    await history.rows(owner, fields, { after: [5, 'e'], limit: 2 });
    expect(newest).toHaveBeenCalledExactlyOnceWith('o1', filter, 2, { occurredAt: 5, id: 'e' });
  });

  it('is empty for what has no word in it', async () => {
    expect(await history.rows(owner, { ...none, voice_command: '?!' }, first)).toEqual([]);
  });
});

describe('list_places', () => {
  const maps: Record<string, string[]> = { r1: ['a', 'b'], r2: [], r3: ['a', 'c'] };

  beforeEach(() => {
    ofRobot.mockImplementation(async (id: string, limit: number, after?: string) =>
      (maps[id] ?? [])
        .filter((placeId) => after === undefined || placeId > after)
        .slice(0, limit)
        .map((placeId) => ({ robotId: id, id: placeId, name: `Place ${placeId}` })),
    );
  });
  const rows = async (after: Position | undefined, limit: number, name?: string) =>
    listPlaces.rows(owner, { robot: name }, { after, limit });

  it.each([1, 2, 3, 4, 5])('goes through all robots in pages of %i', async (limit) => {
    const seen: Position[] = [];
    for (let next = await rows(undefined, limit); next.length > 0; next = await rows(seen.at(-1), limit)) {
      seen.push(...next.map(({ position }) => position));
    }
    expect(seen).toEqual([
      [1, 'r1', 'a'],
      [1, 'r1', 'b'],
      [2, 'r3', 'a'],
      [2, 'r3', 'c'],
    ]);
  });

  it('goes on after a robot that is there no more', async () => {
    ofOwner.mockResolvedValue([rosie, other]);
    expect((await rows([2, 'r2', 'x'], 5)).map(({ position }) => position[1])).toEqual(['r3', 'r3']);
  });

  it('is of one robot, or of none where there is no such robot', async () => {
    expect((await rows(undefined, 5, 'Rosie')).map(({ ingredients }) => ingredients.place)).toEqual([
      'Place a',
      'Place b',
    ]);
    expect(await rows(undefined, 5, 'Bender')).toEqual([]);
  });

  it('offers the robots, each under a label of its own', async () => {
    expect(await listPlaces.options.robot(owner)).toEqual([
      { label: 'Rosie', value: 'r1' },
      { label: 'Kuri', value: 'r2' },
      { label: 'Kuri (2)', value: 'r3' },
    ]);
  });
});

describe('list_robots', () => {
  it('nests what belongs to each robot', async () => {
    page.mockResolvedValue([rosie, { ...kuri, isOnline: false }]);
    expect(await listRobots.rows(owner, {}, { after: [0, 'r0'], limit: 2 })).toEqual([
      {
        position: [1, 'r1'],
        ingredients: { name: 'Rosie', status: 'online' },
        nested: { places: { robot: 'r1' }, recent_voice_commands: { robot: 'r1' } },
      },
      {
        position: [2, 'r2'],
        ingredients: { name: 'Kuri', status: 'offline' },
        nested: { places: { robot: 'r2' }, recent_voice_commands: { robot: 'r2' } },
      },
    ]);
    expect(page).toHaveBeenCalledExactlyOnceWith('o1', 2, { createdAt: 0, id: 'r0' });
  });
});
