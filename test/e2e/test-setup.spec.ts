import { beforeAll, describe, expect, it } from 'vitest';
import { rowCounts } from '../support/database.js';
import { expectData, expectErrors } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

describeStacks('test/setup', (stack) => {
  const world = useWorld(stack);
  const setup = async (): Promise<any> => {
    const data = expectData(await world.iftttItself.call('POST', 'test/setup'));
    world.secret(data.accessToken);
    return data;
  };
  let samples: any;
  let ifttt: IftttCaller;

  beforeAll(async () => {
    const data = await setup();
    samples = data.samples;
    ifttt = world.ifttt(data.accessToken);
  });

  it('rule 10: it answers with a token and the samples of every kind of step', async () => {
    const data = await setup();
    expect(data.accessToken).toMatch(/^\S{20,}$/);
    const kinds = ['triggers', 'triggerFieldValidations', 'queries', 'actions', 'actionRecordSkipping'];
    expect(Object.keys(data.samples).sort()).toEqual(kinds.sort());
    expect(data.samples.triggers).toHaveProperty('voice_command.voice_command');
    expect(data.samples.actions).toMatchObject({ move: {}, animation: {}, dock: {} });
  });

  it('rule 11: the token is valid at once, on user/info and every other endpoint', async () => {
    const { accessToken } = await setup();
    const fresh = world.ifttt(accessToken);
    const user = expectData(await fresh.call('GET', 'user/info'));
    expect(user).toMatchObject({ id: expect.any(String), name: expect.any(String) });
    expectData(await fresh.poll('voice_command', samples.triggers.voice_command));
    for (const field of ['move/fields/place', 'move/fields/action', 'animation/fields/action']) {
      expect(expectData(await fresh.options(`actions/${field}`))).not.toEqual([]);
    }
  });

  it('rule 11: calling it twice, or ten times at once, is safe', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, setup));
    const again = await setup();
    const users = new Set<string>();
    for (const data of [first, ...others, again]) {
      expect(data.samples).toEqual(samples);
      const caller = world.ifttt(data.accessToken);
      users.add(expectData(await caller.call('GET', 'user/info')).id);
      expect(expectData(await caller.poll('voice_command', samples.triggers.voice_command)).length).toBeGreaterThan(2);
    }
    expect([...users], 'one test account').toHaveLength(1);
    expectData(await ifttt.call('GET', 'user/info'));
  });

  it('rule 11: it touches no real user’s data and moves no real robot', async () => {
    const owner = await world.owner();
    const robot = await owner.addRobot();
    const wire = await owner.turnOn(robot);
    const caller = await owner.connectIfttt();
    const voiceCommand = samples.triggers.voice_command.voice_command as string;
    await wire.hear(voiceCommand);
    const events = expectData(await caller.poll('voice_command', { voice_command: voiceCommand }));
    expect(events).toHaveLength(1);

    const test = world.ifttt((await setup()).accessToken);
    for (const [action, fields] of Object.entries<any>(samples.actions)) expectData(await test.act(action, fields));

    // The next thing that this robot is told is its own owner's wish.
    const [{ id }] = expectData(await caller.act('dock', {}));
    expect((await wire.command()).action_id).toBe(id);
    expect(expectData(await caller.poll('voice_command', { voice_command: voiceCommand }))).toEqual(events);
    expect((await owner.call('GET', '/robots')).json.data).toHaveLength(1);
  });

  it('rule 11: repeating it leaves no rows behind but those of its tokens', async () => {
    await world.settled();
    const { access_tokens: _, ...before } = await rowCounts(world.backends.database);
    await setup();
    const { access_tokens: __, ...after } = await rowCounts(world.backends.database);
    expect(after).toEqual(before);
  });

  describe('rule 12: the samples work', () => {
    it('rule 12: every trigger has at least three events for its sample, and a field sample for each field', async () => {
      expect(Object.keys(samples.triggers)).toContain('voice_command');
      for (const [trigger, fields] of Object.entries<any>(samples.triggers)) {
        const events = expectData(await ifttt.poll(trigger, fields));
        expect(events.length, trigger).toBeGreaterThanOrEqual(3);
        expect(expectData(await ifttt.poll(trigger, fields, { limit: 1 })), trigger).toEqual(events.slice(0, 1));
        expect(new Set(events.map((event: any) => event.meta.id)).size, trigger).toBe(events.length);
      }
    });

    it('rule 12: every field with a validator has a valid and an invalid value', async () => {
      expect(samples.triggerFieldValidations).toHaveProperty('voice_command.voice_command');
      for (const [trigger, fields] of Object.entries<any>(samples.triggerFieldValidations)) {
        for (const [field, { valid, invalid }] of Object.entries<any>(fields)) {
          const ask = async (value: string): Promise<any> =>
            expectData(await ifttt.call('POST', `triggers/${trigger}/fields/${field}/validate`, { json: { value } }));
          expect(await ask(valid), `${trigger}.${field}`).toMatchObject({ valid: true });
          const refused = await ask(invalid);
          expect(refused, `${trigger}.${field}`).toMatchObject({ valid: false, message: expect.stringMatching(/\S/) });
        }
      }
    });

    it('rule 12: every action runs with its sample', async () => {
      for (const [action, fields] of Object.entries<any>(samples.actions)) {
        expect(expectData(await ifttt.act(action, fields)), action).toEqual([{ id: expect.any(String) }]);
      }
    });

    it('rule 12: what is to be skipped is skipped', async () => {
      expect(Object.keys(samples.actionRecordSkipping).sort()).toEqual(['animation', 'move']);
      for (const [action, fields] of Object.entries<any>(samples.actionRecordSkipping)) {
        const answer = await ifttt.act(action, fields);
        expectErrors(answer, 400);
        expect(answer.json.errors[0].status, action).toBe('SKIP');
      }
    });

    it('rule 12: every query runs with its sample', async () => {
      for (const [query, fields] of Object.entries<any>(samples.queries)) {
        const answer = await ifttt.call('POST', `queries/${query}`, { json: { queryFields: fields } });
        expect(expectData(answer), query).not.toEqual([]);
      }
    });
  });
});
