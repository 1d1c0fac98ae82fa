import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import type { IftttCaller } from '../support/ifttt.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

describeStacks('Fields of triggers', (stack) => {
  const world = useWorld(stack);
  let ifttt: IftttCaller;
  beforeAll(async () => {
    ifttt = await (await world.owner()).connectIfttt();
  });
  const validate = async (value: string): Promise<any> =>
    expectData(await ifttt.call('POST', 'triggers/voice_command/fields/voice_command/validate', { json: { value } }));

  it.each(['find my phone', 'Find my phone!', 'go', '家に帰って', 'x'.repeat(100)])(
    'rule 22: %j is valid',
    async (value) => {
      expect(await validate(value)).toEqual({ valid: true });
    },
  );

  it.each(['', '   ', '?!', 'a', 'stop', 'x'.repeat(10_000)])(
    'rule 22: %j is invalid, with a message and still 200',
    async (value) => {
      expect(await validate(value)).toEqual({ valid: false, message: expect.stringMatching(/\S/) });
    },
  );

  describe.each(['triggers/voice_command/validate', 'triggers/voice_command/fields/validate'])('%s', (path) => {
    const inContext = async (values: object): Promise<any> =>
      expectData(await ifttt.call('POST', path, { json: { values } }));

    it('rule 22: one result for each field', async () => {
      expect(await inContext({ voice_command: 'find my phone' })).toEqual({ voice_command: { valid: true } });
      const refused = { voice_command: { valid: false, message: expect.stringMatching(/\S/) } };
      expect(await inContext({ voice_command: '' })).toEqual(refused);
      expect(await inContext({})).toEqual(refused);
    });

    it.each([{}, { values: 'x' }, { values: null }, { values: [] }])('rule 22: %j is a 400', async (json) => {
      expectErrors(await ifttt.call('POST', path, { json }), 400);
    });
  });

  it.each([{}, { value: 42 }, { value: null }, { value: {} }, { value: ['x'] }])(
    'rule 22: %j is a 400',
    async (json) => {
      const path = 'triggers/voice_command/fields/voice_command/validate';
      expectErrors(await ifttt.call('POST', path, { json }), 400);
    },
  );
});
