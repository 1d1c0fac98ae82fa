import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const ANY_LIMIT = { voice_command: 'many things' };
const START = 1_700_000_000;

describeStacks('Polling a trigger', (stack) => {
  const world = useWorld(stack);
  let ifttt: IftttCaller;
  let wire: RobotWire;
  const poll = async (fields: Record<string, unknown>, body = {}): Promise<any[]> =>
    expectData(await ifttt.poll('voice_command', fields, body));

  beforeAll(async () => {
    const owner = await world.owner();
    wire = await owner.turnOn(await owner.addRobot('Rosie'));
    ifttt = await owner.connectIfttt();
    const heard = Array.from({ length: 60 }, (_, n) => wire.hear('many things', { message_timestamp: START + n }));
    await Promise.all(heard);
  });

  describe('rule 16: the tester’s poll', () => {
    const body = {
      trigger_identity: '92429d82a41e93048aa2d6bb07f4cd4f1cfe8f4a',
      triggerFields: ANY_LIMIT,
      limit: 0,
      user: { timezone: 'America/Los_Angeles' },
      ifttt_source: { id: '0123456789abcdef', url: 'https://ifttt.com/myrecipes/personal/2' },
    };
    const post = async (json: object): Promise<any> =>
      expectData(await ifttt.call('POST', 'triggers/voice_command', { json }));

    it('rule 16: it is answered with no events, as it asks', async () => {
      expect(await post(body)).toEqual([]);
    });

    it('rule 16: any of the other keys can be absent', async () => {
      for (const key of ['limit', 'user', 'ifttt_source'] as const) {
        const { [key]: _, ...rest } = body;
        expect(await post(rest)).toHaveLength(key === 'limit' ? 50 : 0);
      }
      const { trigger_identity, triggerFields } = body;
      expect(await post({ trigger_identity, triggerFields })).toHaveLength(50);
    });

    it.each(['Pacific Time (US & Canada)', 'Europe/Paris', 'Nowhere/At all', ''])(
      'rule 16: the time zone may be %j',
      async (timezone) => expect(await post({ ...body, user: { timezone } })).toEqual([]),
    );
  });

  it('rule 17: without a limit the 50 newest', async () => {
    const events = await poll(ANY_LIMIT);
    expect(events.map((event) => event.meta.timestamp)).toEqual(Array.from({ length: 50 }, (_, n) => START + 59 - n));
  });

  it.each([0, 1, 2, 49, 50, 51, 60])('rule 17: at most limit events, here %i', async (limit) => {
    const events = await poll(ANY_LIMIT, { limit });
    expect(events.map((event) => event.meta.timestamp)).toEqual(
      Array.from({ length: limit }, (_, n) => START + 59 - n),
    );
  });

  it('rule 17: a limit beyond all events gets them all', async () => {
    for (const limit of [61, 100_000, 2_147_483_647]) expect(await poll(ANY_LIMIT, { limit })).toHaveLength(60);
  });

  it.each([-1, 1.5, -1e300, '10', 'ten', '', true, [], [1], {}])('rule 17: limit %j is a 400', async (limit) => {
    expectErrors(await ifttt.poll('voice_command', ANY_LIMIT, { limit }), 400);
  });

  describe('rule 18: events', () => {
    it('rule 18: every ingredient is a string; meta has a string id and whole seconds', async () => {
      const before = Math.floor(Date.now() / 1000);
      await wire.hear('Tell me: what IS rule 18?', { message_timestamp: before + 0.75 });
      const events = await poll({ voice_command: 'tell me what is rule 18' });
      expect(events).toEqual([
        {
          voice_command: expect.stringMatching(/tell me.*what is rule 18/i),
          robot_name: 'Rosie',
          occurred_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/),
          meta: { id: expect.any(String), timestamp: before },
        },
      ]);
      expect(Math.floor(Date.parse(events[0].occurred_at) / 1000)).toBe(before);
    });

    it('rule 18: ids are unique, and the same from poll to poll and for any fields that match', async () => {
      const events = await poll(ANY_LIMIT, { limit: 60 });
      expect(new Set(events.map((event) => event.meta.id)).size).toBe(60);
      expect(await poll(ANY_LIMIT, { limit: 60 })).toEqual(events);
      expect(await poll({ voice_command: '  MANY   things! ' }, { limit: 60 })).toEqual(events);
    });

    it('rule 18: newest first by when it happened, in whatever order the robot reports; ties stay in place', async () => {
      const moments = [START + 5, START + 1, START + 9, START + 5, START + 7];
      for (const moment of moments) await wire.hear('out of order', { message_timestamp: moment });
      const events = await poll({ voice_command: 'out of order' });
      expect(events.map((event) => event.meta.timestamp)).toEqual([9, 7, 5, 5, 1].map((n) => START + n));
      expect(await poll({ voice_command: 'out of order' })).toEqual(events);
      expect(await poll({ voice_command: 'out of order' }, { limit: 3 })).toEqual(events.slice(0, 3));
    });
  });

  describe('rule 19: fields', () => {
    const wrong: [string, Record<string, unknown>][] = [
      ['triggerFields absent', { triggerFields: undefined }],
      ['triggerFields empty', { triggerFields: {} }],
      ['only other fields', { triggerFields: { something_else: 'hello' } }],
      ['voice_command blank', { triggerFields: { voice_command: '' } }],
      ['voice_command of spaces', { triggerFields: { voice_command: ' \t\n ' } }],
      ['voice_command null', { triggerFields: { voice_command: null } }],
      ['voice_command a number', { triggerFields: { voice_command: 42 } }],
      ['voice_command a list', { triggerFields: { voice_command: ['hello'] } }],
    ];
    it.each(wrong)('rule 19: %s is a 400', async (_title, body) => {
      expectErrors(await ifttt.poll('voice_command', {}, body), 400);
    });

    it('rule 19: no matching event is 200 with an empty list', async () => {
      expect(await poll({ voice_command: 'never said' })).toEqual([]);
    });

    it.each([
      ['find my phone', 'Find my phone!'],
      ['ÉTEINS LA LUMIÈRE', 'éteins la lumière'],
      ['家に帰って', '家に帰って。'],
      ['ｆｕｌｌ width', 'full width'],
    ])('rule 19: %j is heard as %j', async (field, heard) => {
      await wire.hear(heard);
      expect(await poll({ voice_command: field })).toHaveLength(1);
    });
  });

  it('rule 20: events that were returned are returned again, and newer ones come before them', async () => {
    await wire.hear('again', { message_timestamp: START });
    const first = await poll({ voice_command: 'again' });
    await wire.hear('again', { message_timestamp: START + 10 });
    const second = await poll({ voice_command: 'again' });
    expect(second).toHaveLength(2);
    expect(second.slice(1)).toEqual(first);
  });

  it('rule 20: old events do not expire; they roll off once 50 newer ones exist', async () => {
    const longAgo = 1_000_000_000;
    await wire.hear('long ago', { message_timestamp: longAgo });
    expect((await poll({ voice_command: 'long ago' })).map((event) => event.meta.timestamp)).toEqual([longAgo]);
    await Promise.all(Array.from({ length: 49 }, (_, n) => wire.hear('long ago', { message_timestamp: START + n })));
    expect((await poll({ voice_command: 'long ago' })).at(-1).meta.timestamp).toBe(longAgo);
    await wire.hear('long ago', { message_timestamp: START + 49 });
    expect((await poll({ voice_command: 'long ago' })).at(-1).meta.timestamp).toBe(START);
  });

  it('rule 8: a poll marked X-IFTTT-Realtime gets the same answer', async () => {
    const json = { trigger_identity: 'realtime', triggerFields: ANY_LIMIT };
    const plain = await ifttt.call('POST', 'triggers/voice_command', { json });
    const marked = await ifttt.call('POST', 'triggers/voice_command', { json, headers: { 'x-ifttt-realtime': '1' } });
    expect(expectData(marked)).toEqual(expectData(plain));
  });

  it('an event that happened before the Applet was turned on is on the timeline too', async () => {
    await wire.hear('before the applet');
    expect(await poll({ voice_command: 'before the applet' })).toHaveLength(1);
  });

  it.each([
    ['absent', undefined],
    ['a number', 42],
    ['null', null],
    ['empty', ''],
    ['a list', ['x']],
  ])('a trigger_identity that is %s is a 400', async (_title, trigger_identity) => {
    expectErrors(await ifttt.poll('voice_command', ANY_LIMIT, { trigger_identity }), 400);
  });
});
