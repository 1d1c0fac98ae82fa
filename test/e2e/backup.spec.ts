import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { backUp, backUpSqlite, type Restored } from '../support/backup.js';
import { expectData } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

/** Epoch seconds. */
const START = 1_750_000_000;
const BEFORE = 20;

describeStacks('A backup that was taken while robots spoke, restored', (stack) => {
  const world = useWorld(stack);
  const requestId = randomUUID();
  let owner: Owner;
  let ifttt: IftttCaller;
  let wire: RobotWire;
  let identity: string;
  let restored: Restored;
  /** What IFTTT was answered by the service that was backed up: all, and what came during the backup and after it. */
  let before: unknown[];
  let during: unknown[];
  let done: unknown[];
  /** How many notifications it had sent. */
  let told: number;

  const timeline = async (words: string): Promise<unknown[]> =>
    expectData(await ifttt.poll('voice_command', { voice_command: words }, { limit: 1_000 }));

  beforeAll(async () => {
    owner = await world.owner();
    ifttt = await owner.connectIfttt();
    wire = world.closeAtEnd(await RobotWire.connect(await owner.addRobot(), world.wiring, { reconnectPeriod: 50 }));
    identity = await ifttt.subscribe('voice_command', { voice_command: 'before' });
    for (let n = 0; n < BEFORE; n += 1) await wire.hear('before', { message_timestamp: START + n });
    done = expectData(await ifttt.act('dock', {}, requestId));
    await wire.command();
    await world.settled();
    before = await timeline('before');

    let time = START;
    const speak = () => wire.hear('during', { message_timestamp: (time += 1) });
    await speak();
    let over = false;
    const backup = backUp(world.backends).finally(() => (over = true));
    while (!over) await speak();
    const restore = await backup;
    during = await timeline('during');

    await world.service.stop();
    restored = await restore();
    world.closeAtEnd(restored.database);
    world.platform.notifications.clear();
    told = world.platform.notifications.all.length;
    await world.service.start({ DATABASE_URL: restored.url });
  });

  it('answers polls as before, with the same ids, and the same tokens open it', async () => {
    expect(before).toHaveLength(BEFORE);
    expect(await timeline('before')).toEqual(before);
    expect((await owner.call('GET', '/robots')).status).toBe(200);
  });

  it('has what was said until it began, and nothing without what was before it', async () => {
    const kept = await timeline('during');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual(during.slice(-kept.length));
  });

  it('runs no action again that had run', async () => {
    expect(expectData(await ifttt.act('dock', {}, requestId))).toEqual(done);
    const [{ id }] = expectData(await ifttt.act('dock', {}));
    expect((await wire.command()).action_id).toBe(id);
  });

  it('notifies nobody of what had been told, and goes on with what is new', async () => {
    await wire.publish('ifttt_trigger', wire.heard('before'));
    await world.platform.notificationOf(identity);
    expect(world.platform.notifications.all).toHaveLength(told + 1);
    expect(await timeline('before')).toHaveLength(BEFORE + 1);
  });
});

it('A backup of an SQLite file that is not there fails, and leaves none there', async () => {
  const path = join(inject('run').directory, randomUUID());
  await expect(backUpSqlite(path, path)).rejects.toThrow(/unable to open database file/);
  expect([path, `${path}-backup.sqlite`].filter((file) => existsSync(file))).toEqual([]);
});
