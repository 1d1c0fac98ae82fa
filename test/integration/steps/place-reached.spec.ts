import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from '../persistence/databases.js';
import { ServiceUnderTest } from './service.js';

describe.each(DATABASES.filter(({ lasting }) => lasting))('place_reached on $name', (kind) => {
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

  const placesOf = async (place: string) => (await service.poll(place)).map((event) => event['place']);
  const at = (second: number) => ({ message_timestamp: 1_700_000_000 + second });

  it('is news for those who wait for the place, for its name or for any place, and for nobody else', async () => {
    const robot = await service.addRobot('Rosie', 'Kitchen', 'Hall');
    for (const place of ['any', `${robot}/Kitchen`, 'KITCHEN!', 'Hall', `${robot}/Hall`, 'The Moon']) {
      expect(await service.poll(place)).toEqual([]);
    }
    await service.reach(robot, 'Kitchen', at(1));
    expect(await service.notifications()).toEqual(['KITCHEN!', 'any', `${robot}/Kitchen`].sort());
    const [event] = await service.poll('any');
    expect(event).toEqual({
      place: 'Kitchen',
      robot_name: 'Rosie',
      reached_at: '2023-11-14T22:13:21Z',
      meta: { id: expect.any(String) as string, timestamp: 1_700_000_001 },
    });
    for (const place of [`${robot}/Kitchen`, 'kitchen']) expect(await service.poll(place)).toEqual([event]);
    for (const place of ['Hall', `${robot}/Hall`, 'The Moon']) expect(await service.poll(place)).toEqual([]);
  });

  it('is one event however often the message comes, and the newest is first', async () => {
    const robot = await service.addRobot('Rosie', 'Kitchen', 'Hall');
    const message = { message_id: 'm1', ...at(2) };
    await service.reach(robot, 'Kitchen', message);
    await service.reach(robot, 'Hall', at(1));
    await Promise.all([service.reach(robot, 'Kitchen', message), service.reach(robot, 'Kitchen', message)]);
    expect(await placesOf('any')).toEqual(['Kitchen', 'Hall']);
  });

  it('tells nothing of waypoints that are on no map of the robot', async () => {
    const robot = await service.addRobot('Rosie', 'Kitchen');
    const other = await service.addRobot('Bender', 'Bar');
    for (const waypoint of ['', undefined, 7, {}, 'x'.repeat(5_000)]) await service.reach(robot, waypoint);
    // These could come to be on its map, so they are not acknowledged, and hold up nobody.
    const kept = ['Bar', 'Moon'].map((waypoint) => expect(service.reach(robot, waypoint)).rejects.toThrow('gone'));
    await service.reach(other, 'Bar');
    expect(await placesOf('any')).toEqual(['Bar']);
    await service.stopInbox();
    await Promise.all(kept);
  });

  it('tells of an arrival that came before its map, when the map is there', async () => {
    const robot = await service.addRobot('Rosie', 'Kitchen');
    const early = service.reach(robot, 'Hall', at(1));
    await service.reach(robot, 'Kitchen', at(2));
    expect(await placesOf('any')).toEqual(['Kitchen']);
    await service.drawMap(robot, [{ id: 'Hall', name: 'Hall' }]);
    await early;
    expect(await placesOf('any')).toEqual(['Kitchen', 'Hall']);
  });

  it('keeps what was, whatever becomes of the place and the robot', async () => {
    const robot = await service.addRobot('Rosie', 'Kitchen');
    await service.reach(robot, 'Kitchen', at(1));
    await service.drawMap(robot, [{ id: 'Kitchen', name: 'Galley' }]);
    await service.reach(robot, 'Kitchen', at(2));
    expect(await placesOf(`${robot}/Kitchen`)).toEqual(['Galley', 'Kitchen']);
    expect(await placesOf('Kitchen')).toEqual(['Kitchen']);
    expect(await placesOf('galley')).toEqual(['Galley']);
    await service.drawMap(robot, []);
    await service.robots.deleteRobot(service.owner, robot);
    expect(await placesOf('Kitchen')).toEqual(['Kitchen']);
    expect(await placesOf(`${robot}/Kitchen`)).toEqual(['Galley', 'Kitchen']);
  });

  it('takes a name that several robots have a place of for each of these places', async () => {
    const rosie = await service.addRobot('Rosie', 'Kitchen');
    const bender = await service.addRobot('Bender', 'kitchen');
    await service.reach(rosie, 'Kitchen', at(1));
    await service.reach(bender, 'kitchen', at(2));
    expect(await placesOf('Kitchen')).toEqual(['kitchen', 'Kitchen']);
    expect(await placesOf(`${bender}/kitchen`)).toEqual(['kitchen']);
  });

  it('refuses a place that no place can be', async () => {
    await expect(service.poll('?!')).rejects.toThrow('triggerFields.place must have a word in it.');
  });

  it('offers any place first, then the places of each robot', async () => {
    const options = async () =>
      (await service.triggers.getTriggerFieldOptions(service.owner, 'place_reached', 'place')).data;
    expect(await options()).toEqual([{ label: 'Any place', value: 'any' }]);
    const first = await service.addRobot('Kuri', 'Kitchen');
    expect(await options()).toEqual([
      { label: 'Any place', value: 'any' },
      { label: 'Kitchen', value: `${first}/Kitchen` },
    ]);
    const second = await service.addRobot('Kuri', 'Kitchen');
    const groups = (await options()).slice(1);
    expect(groups.map(({ label }) => label)).toEqual(['Kuri', 'Kuri (2)']);
    const values = groups.flatMap((group) => group.values?.map(({ value }) => value));
    expect(new Set(values)).toEqual(new Set([`${first}/Kitchen`, `${second}/Kitchen`]));
  });
});
