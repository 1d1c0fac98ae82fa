import { randomUUID } from 'node:crypto';
import { VoiceCommandEvent } from '#robots';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlaceReachedEvent } from '../../../libs/triggers/src/place-reached/place-reached-event.entity.js';
import { DATABASES, type TestDatabase } from '../persistence/databases.js';
import { ServiceUnderTest } from '../steps/service.js';
import { DAY_MS, heard, reached } from './history.js';

const RETENTION_DAYS = '30';
/** Of what is not to stay by its age. */
const OLD = 40;

describe.each(DATABASES.filter(({ lasting }) => lasting))('Events beyond the retention, on $name', (kind) => {
  let database: TestDatabase;
  let service: ServiceUnderTest;
  let userId: string;
  const robotId = randomUUID();

  beforeAll(async () => {
    database = await kind.create();
    service = await ServiceUnderTest.start(database.url, { RETENTION_DAYS });
    userId = service.owner.id;
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });
  beforeEach(async () => {
    const { manager } = service.dataSource;
    for (const table of [VoiceCommandEvent, PlaceReachedEvent, 'pruning_turns', 'outbox'])
      await manager.deleteAll(table);
  });

  const idsOf = async (entity: typeof VoiceCommandEvent | typeof PlaceReachedEvent) =>
    (await service.dataSource.manager.find(entity as typeof VoiceCommandEvent)).map(({ id }) => id).sort();
  const past = {
    get userId() {
      return userId;
    },
    robotId,
    amount: 60,
    daysAgo: OLD,
  };

  it('go, but for the newest fifty of these words to this robot', async () => {
    const dance = await heard(service.dataSource, { ...past, words: 'Dance' });
    const sing = await heard(service.dataSource, { ...past, words: 'sing', amount: 3 });
    const other = await heard(service.dataSource, {
      ...past,
      words: 'dance',
      robotId: randomUUID(),
      amount: 50,
      daysAgo: 90,
    });
    const neighbour = await heard(service.dataSource, {
      ...past,
      words: 'dance',
      userId: randomUUID(),
      amount: 50,
      daysAgo: 90,
    });
    await service.pruner.prune();
    expect(await idsOf(VoiceCommandEvent)).toEqual([...dance.slice(0, 50), ...sing, ...other, ...neighbour].sort());
  });

  it('go, but for the newest fifty of a waypoint, and of a name', async () => {
    const renamed = await reached(service.dataSource, { ...past, placeId: 'w1', place: 'Kitchen', daysAgo: 90 });
    const now = await reached(service.dataSource, { ...past, placeId: 'w1', place: 'Galley', amount: 20 });
    const same = await reached(service.dataSource, { ...past, placeId: 'w2', place: 'kitchen', amount: 10 });
    await service.pruner.prune();
    // Thirty of the first would do for the waypoint, and forty for the name.
    expect(await idsOf(PlaceReachedEvent)).toEqual([...renamed.slice(0, 40), ...now, ...same].sort());
  });

  it('of one moment go by their order in the answer', async () => {
    const dance = await heard(service.dataSource, { ...past, words: 'dance' });
    await service.dataSource.manager.updateAll(VoiceCommandEvent, { occurredAt: Date.now() - OLD * DAY_MS });
    await service.pruner.prune();
    expect(await idsOf(VoiceCommandEvent)).toEqual(dance.sort().slice(10));
  });

  it('stay while they are not older than it', async () => {
    const recent = await heard(service.dataSource, { ...past, words: 'dance', daysAgo: 29 });
    await service.pruner.prune();
    expect(await idsOf(VoiceCommandEvent)).toEqual(recent.sort());
  });

  it('are counted', async () => {
    const pruned = async () => {
      const { values } = await service.metrics.registry.getSingleMetric('pruned_rows_total')!.get();
      return values.find(({ labels }) => labels['table'] === 'voice_command_events')?.value ?? 0;
    };
    const before = await pruned();
    await heard(service.dataSource, { ...past, words: 'dance' });
    await service.pruner.prune();
    expect(await pruned()).toBe(before + 10);
  });

  it('rule 18: are not taken in as new when the robot sends their message again', async () => {
    const robot = await service.addRobot('Rosie', 'Kitchen');
    const triggerFields = { voice_command: 'dance' };
    await service.triggers.getTriggerEvents(service.owner, 'voice_command', {
      trigger_identity: 'dance',
      triggerFields,
    });
    await service.poll('any');
    const message = { message_id: 'm1', message_timestamp: (Date.now() - OLD * DAY_MS) / 1_000 };
    await service.hear(robot, 'dance', message);
    await service.reach(robot, 'Kitchen', message);
    expect(await service.notifications()).toEqual(['any', 'dance']);
    const newer = { ...past, robotId: robot, amount: 50, daysAgo: 1 };
    await heard(service.dataSource, { ...newer, words: 'dance' });
    await reached(service.dataSource, { ...newer, placeId: 'Kitchen', place: 'Kitchen' });
    const again = async () => {
      await service.hear(robot, 'dance', message);
      await service.reach(robot, 'Kitchen', message);
    };
    // The rows are the memory of the message; without them, its age is.
    for (const prune of [() => Promise.resolve(), () => service.pruner.prune()]) {
      await prune();
      await service.dataSource.manager.deleteAll('outbox');
      await again();
      expect(await service.notifications()).toEqual([]);
    }
    expect(await idsOf(VoiceCommandEvent)).toHaveLength(50);
    expect(await idsOf(PlaceReachedEvent)).toHaveLength(50);
  });

  it('are refused two days before they go, for clocks differ', async () => {
    const robot = await service.addRobot('Rosie');
    await heard(service.dataSource, { ...past, robotId: robot, words: 'dance', daysAgo: 31 });
    await service.pruner.prune();
    await service.hear(robot, 'dance', { message_timestamp: (Date.now() - 31.5 * DAY_MS) / 1_000 });
    expect(await idsOf(VoiceCommandEvent)).toHaveLength(60);
  });

  it('rule 20: are taken in when they come for the first time and belong to the newest fifty', async () => {
    const robot = await service.addRobot('Rosie');
    await service.hear(robot, 'long ago', { message_timestamp: (Date.now() - OLD * DAY_MS) / 1_000 });
    await service.pruner.prune();
    expect(await idsOf(VoiceCommandEvent)).toHaveLength(1);
  });
});
