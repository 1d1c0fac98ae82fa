import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner, TestRobot } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

interface Household {
  readonly owner: Owner;
  readonly robot: TestRobot;
  readonly ifttt: IftttCaller;
}

describeStacks('Owners among themselves', (stack) => {
  const world = useWorld(stack);
  let mine: Household;
  let theirs: Household;

  const newHousehold = async (place: string): Promise<Household> => {
    const owner = await world.owner();
    const robot = await owner.addRobot('Rosie', [{ id: `${place}-1`, name: place }]);
    return { owner, robot, ifttt: await owner.connectIfttt() };
  };
  beforeAll(async () => {
    mine = await newHousehold('Kitchen');
    theirs = await newHousehold('Library');
  });

  it('an owner sees only their own robots and places', async () => {
    expect(expectData(await mine.owner.call('GET', '/robots')).map((one: any) => one.id)).toEqual([mine.robot.id]);
    const options = JSON.stringify(expectData(await mine.ifttt.options('actions/move/fields/place')));
    expect(options).toContain('Kitchen');
    expect(options).not.toMatch(/Library/);
  });

  it('another owner’s robot is as unknown as one that does not exist', async () => {
    for (const [method, path, json] of [
      ['GET', 'places', undefined],
      ['PUT', 'places', [{ id: 'x', name: 'Mine now' }]],
      ['DELETE', '', undefined],
    ] as const) {
      const at = (id: string): string => `/robots/${id}${path && `/${path}`}`;
      const call = json === undefined ? {} : { json };
      const foreign = await mine.owner.call(method, at(theirs.robot.id), call);
      const unknown = await mine.owner.call(method, at('00000000-0000-4000-8000-000000000000'), call);
      expect(expectErrors(foreign, 404)).toBe(expectErrors(unknown, 404));
    }
    const places = expectData(await theirs.owner.call('GET', `/robots/${theirs.robot.id}/places`));
    expect(places).toEqual([{ id: 'Library-1', name: 'Library' }]);
  });

  it('another owner’s session is as unknown as one that does not exist', async () => {
    const foreign = await mine.owner.call('DELETE', `/users/sessions/${theirs.owner.session.id}`);
    const unknown = await mine.owner.call('DELETE', '/users/sessions/00000000-0000-4000-8000-000000000000');
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect([204, 404]).toContain(foreign.status);
    expect((await theirs.owner.call('GET', '/robots')).status).toBe(200);
  });

  it('what a robot hears is an event of its owner alone, and notifies only their Applets', async () => {
    const wire = await mine.owner.turnOn(mine.robot);
    const fields = { voice_command: 'our little secret' };
    const identities = [
      await mine.ifttt.subscribe('voice_command', fields),
      await theirs.ifttt.subscribe('voice_command', fields),
    ];
    await wire.hear('our little secret');
    await world.platform.notificationOf(String(identities[0]));
    await world.settled();
    expect(JSON.stringify(world.platform.notifications.all)).not.toContain(identities[1]);
    expect(expectData(await mine.ifttt.poll('voice_command', fields))).toHaveLength(1);
    expect(expectData(await theirs.ifttt.poll('voice_command', fields))).toEqual([]);
  });

  it('two owners with the same trigger identity keep each their own subscription', async () => {
    const identity = { trigger_identity: 'the-same-for-both' };
    const fields = { voice_command: 'shared identity' };
    for (const { ifttt } of [mine, theirs]) expectData(await ifttt.poll('voice_command', fields, identity));
    expectData(await mine.ifttt.unsubscribe('voice_command', identity.trigger_identity));
    const wire = await theirs.owner.turnOn(theirs.robot);
    await wire.hear('shared identity');
    await world.platform.notificationOf(identity.trigger_identity);
  });

  it('a robot that names another owner’s identity reports nothing of theirs', async () => {
    const identity = await theirs.ifttt.subscribe('voice_command', { voice_command: 'their words' });
    const wire = await mine.owner.turnOn(mine.robot);
    const params = { trigger_identity: identity };
    await wire.publish('ifttt_trigger', wire.envelope({ name: 'ifttt_trigger', params }));
    await wire.hear('the barrier after it');
    for (const { ifttt } of [mine, theirs]) {
      expect(expectData(await ifttt.poll('voice_command', { voice_command: 'their words' }))).toEqual([]);
    }
  });

  it('a robot that names only its owner’s identity is understood', async () => {
    const identity = await mine.ifttt.subscribe('voice_command', { voice_command: 'by identity' });
    const wire = await mine.owner.turnOn(mine.robot);
    const message = wire.envelope({ name: 'ifttt_trigger', params: { trigger_identity: identity } });
    await wire.publish('ifttt_trigger', message);
    await world.stored(String(message['message_id']));
    const [event] = expectData(await mine.ifttt.poll('voice_command', { voice_command: 'by identity' }));
    expect(event).toMatchObject({ voice_command: 'by identity', robot_name: 'Rosie' });
  });

  it('a command reaches the robots of its owner alone', async () => {
    const [wire, foreign] = [await mine.owner.turnOn(mine.robot), await theirs.owner.turnOn(theirs.robot)];
    const [{ id }] = expectData(await mine.ifttt.act('dock', {}));
    expect((await wire.command()).action_id).toBe(id);
    const [{ id: barrier }] = expectData(await theirs.ifttt.act('dock', {}));
    expect((await foreign.command()).action_id).toBe(barrier);
    expect(JSON.stringify(foreign.received.all)).not.toContain(id);
  });

  describe('disconnecting', () => {
    it('ends the subscriptions of one owner and leaves the other’s', async () => {
      const leaving = await newHousehold('Attic');
      const fields = { voice_command: 'goodbye' };
      await leaving.ifttt.subscribe('voice_command', fields);
      await mine.ifttt.subscribe('voice_command', fields);
      const amount = async ({ owner }: Household): Promise<number> => {
        const sql = `SELECT COUNT(*) AS amount FROM trigger_subscriptions WHERE user_id = '${owner.id}'`;
        return Number((await world.backends.database.query(sql))[0]?.['amount']);
      };
      const before = await amount(mine);
      expectData(await leaving.owner.call('DELETE', '/third-party/ifttt/v1/tokens'));
      expect(await amount(leaving)).toBe(0);
      expect(await amount(mine)).toBe(before);
    });
  });
});
