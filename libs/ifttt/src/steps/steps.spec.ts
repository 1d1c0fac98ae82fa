import 'reflect-metadata';
import { type FieldOption, type Location, type Owner, type ValidationResult } from '#contract';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { samplesOf } from '../test-setup/samples.js';
import { Subscriptions } from '../subscriptions/subscriptions.js';
import { ActionsService } from './actions.service.js';
import { Action, Query, Trigger } from './decorators.js';
import { type FieldValues } from './fields.js';
import { StepRegistry } from './registry.js';
import {
  type ActionOutcome,
  type ActionRequest,
  type ActionStep,
  type QueryStep,
  type TriggerEventOf,
  type TriggerStep,
} from './steps.js';
import { TriggersService } from './triggers.service.js';

const owner = { id: 'o1' };

/** Steps for tests: of every kind of field, and of every ability. */
const fields = {
  phrase: { type: 'text', label: 'Phrase', required: true },
  note: { type: 'text', label: 'Note', required: false },
  room: { type: 'dropdown', label: 'Room', required: false },
  days: {
    type: 'checkbox',
    label: 'Days',
    required: false,
    options: [
      { label: 'Monday', value: 'mo' },
      { label: 'Weekend', values: [{ label: 'Sunday', value: 'su' }] },
    ],
  },
  area: { type: 'location', label: 'Area', required: false },
} as const;
const ingredients = { phrase: { name: 'Phrase', type: 'string', example: 'hello' } } as const;

@Trigger({
  slug: 'heard',
  name: 'Something was heard',
  description: 'For tests.',
  fields,
  ingredients,
  samples: {
    fields: { phrase: 'hello' },
    validations: {
      phrase: { valid: 'hello', invalid: 'no' },
      area: { valid: { lat: 1, lng: 2 }, invalid: { lat: 89, lng: 2 } },
    },
  },
})
class HeardTrigger implements TriggerStep<typeof fields, typeof ingredients> {
  readonly options = {
    room: async (owner: Owner): Promise<FieldOption[]> => [{ label: `Room of ${owner.id}`, value: 'r' }],
  };
  readonly validations = {
    phrase: (value: string): ValidationResult => (value === 'no' ? { valid: false, message: 'No.' } : { valid: true }),
    area: ({ lat }: Location): ValidationResult => ({ valid: lat < 80 }),
  };
  readonly asked: { fields: FieldValues<typeof fields>; limit: number }[] = [];
  readonly prepared: string[] = [];

  matchKey({ phrase }: FieldValues<typeof fields>): string {
    return phrase.toLowerCase();
  }

  async events(
    _owner: Owner,
    values: FieldValues<typeof fields>,
    limit: number,
  ): Promise<TriggerEventOf<typeof ingredients>[]> {
    this.asked.push({ fields: values, limit });
    return [{ id: 'e1', occurredAt: 1_700_000_000_999, ingredients: { phrase: values.phrase } }];
  }

  readonly together: Partial<FieldValues<typeof fields>>[] = [];

  async validateTogether(_owner: Owner, values: Partial<FieldValues<typeof fields>>) {
    this.together.push(values);
    return values.note === 'hi' && values.phrase !== undefined
      ? { note: { valid: false, message: 'Not with this phrase.' } }
      : {};
  }

  async prepareSamples(owner: Owner): Promise<void> {
    this.prepared.push(owner.id);
  }
}

@Action({
  slug: 'wave',
  name: 'Wave',
  description: 'For tests.',
  fields: { room: { type: 'dropdown', label: 'Room', required: true } },
  samples: { fields: { room: 'r' }, skipped: { room: 'nowhere' } },
})
class WaveAction implements ActionStep {
  readonly options = { room: async (): Promise<FieldOption[]> => [{ label: 'Room', value: 'r' }] };
  readonly requests: ActionRequest[] = [];

  async run(_owner: Owner, _values: object, request: ActionRequest): Promise<ActionOutcome> {
    this.requests.push(request);
    return { id: 'a1' };
  }
}

@Query({
  slug: 'list_rooms',
  name: 'List rooms',
  description: 'For tests.',
  fields: { floor: { type: 'text', label: 'Floor', required: true } },
  ingredients: {},
  samples: { fields: { floor: '1' } },
})
class ListRoomsQuery implements QueryStep {
  async rows() {
    return [];
  }
}

describe('the step endpoints', () => {
  const subscriptions = { record: vi.fn(), forget: vi.fn() };
  let triggers: TriggersService;
  let actions: ActionsService;
  let registry: StepRegistry;
  let heard: HeardTrigger;
  let wave: WaveAction;

  beforeEach(async () => {
    vi.clearAllMocks();
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      providers: [
        StepRegistry,
        HeardTrigger,
        WaveAction,
        ListRoomsQuery,
        TriggersService,
        ActionsService,
        { provide: Subscriptions, useValue: subscriptions },
      ],
    }).compile();
    await module.init();
    triggers = module.get(TriggersService);
    actions = module.get(ActionsService);
    registry = module.get(StepRegistry);
    heard = module.get(HeardTrigger);
    wave = module.get(WaveAction);
  });

  describe('a poll', () => {
    const poll = (limit?: number) =>
      triggers.getTriggerEvents(owner, 'heard', {
        trigger_identity: 'i1',
        triggerFields: { phrase: 'Hi', x: 1 },
        limit,
      });

    it('answers with ingredients and meta (platform rule 18)', async () => {
      expect(await poll()).toEqual({ data: [{ phrase: 'Hi', meta: { id: 'e1', timestamp: 1_700_000_000 } }] });
    });

    it('records the subscription under its match key', async () => {
      await poll();
      const subscription = { userId: 'o1', triggerSlug: 'heard', triggerIdentity: 'i1', matchKey: 'hi' };
      const triggerFields = { phrase: 'Hi' };
      expect(subscriptions.record).toHaveBeenCalledExactlyOnceWith({ ...subscription, triggerFields });
    });

    it.each([
      [undefined, 50],
      [1, 1],
      [51, 51],
      [1_000, 1_000],
      [1_001, 1_000],
    ])('with limit %s asks for %i events (platform rule 17)', async (limit, asked) => {
      await poll(limit);
      expect(heard.asked[0]?.limit).toBe(asked);
    });

    it('with limit 0 asks for none, and is a subscription all the same', async () => {
      expect(await poll(0)).toEqual({ data: [] });
      expect(heard.asked).toEqual([]);
      expect(subscriptions.record).toHaveBeenCalledOnce();
    });
  });

  it('ends a subscription of a known trigger only (platform rule 21)', async () => {
    expect(await triggers.deleteTriggerIdentity(owner, 'heard', 'i1')).toEqual({ data: {} });
    expect(subscriptions.forget).toHaveBeenCalledExactlyOnceWith('o1', 'heard', 'i1');
    await expect(triggers.deleteTriggerIdentity(owner, 'wave', 'i1')).rejects.toMatchObject({ name: 'UnknownStep' });
  });

  describe('field endpoints', () => {
    it('list the options of the owner', async () => {
      const { data } = await triggers.getTriggerFieldOptions(owner, 'heard', 'room');
      expect(data).toEqual([{ label: 'Room of o1', value: 'r' }]);
      expect((await actions.getActionFieldOptions(owner, 'wave', 'room')).data).toHaveLength(1);
    });

    it('list the options of the definition', async () => {
      const { data } = await triggers.getTriggerFieldOptions(owner, 'heard', 'days');
      expect(data).toEqual(fields.days.options);
    });

    it.each([
      [[{ label: 'A', values: [{ label: 'B', values: [] }] }], 'the option "B" is a group inside a group'],
      [[{ label: 'A', value: 'a', values: [] }], 'the option "A" has both a value and values'],
      [[{ label: 'A' }], 'the option "A" has no value'],
    ])('hand out no computed options like %j', async (wrong, problem) => {
      heard.options.room = async () => wrong as FieldOption[];
      const options = triggers.getTriggerFieldOptions(owner, 'heard', 'room');
      await expect(options).rejects.toThrow(`trigger "heard", field "room": ${problem}`);
    });

    it.each(['phrase', 'nope', 'constructor', '__proto__'])('know no options of %j', async (field) => {
      const options = triggers.getTriggerFieldOptions(owner, 'heard', field);
      await expect(options).rejects.toThrow(`The trigger "heard" has no field "${field}" with options.`);
    });

    it('validate one value', async () => {
      const validate = (field: string, value: unknown) =>
        triggers.validateTriggerField(owner, 'heard', field, { value });
      expect(await validate('phrase', 'yes')).toEqual({ data: { valid: true } });
      expect(await validate('phrase', 'no')).toEqual({ data: { valid: false, message: 'No.' } });
      expect(await validate('phrase', '')).toEqual({ data: { valid: true } });
      expect(await validate('area', { lat: 1, lng: 2 })).toEqual({ data: { valid: true } });
      expect(await validate('area', { lat: 85, lng: 2 })).toEqual({ data: { valid: false } });
      await expect(validate('note', 'x')).rejects.toMatchObject({ name: 'UnknownField' });
    });

    it.each([
      ['phrase', undefined, 'value is required'],
      ['phrase', null, 'value must be a string'],
      ['phrase', { lat: 1, lng: 2 }, 'value must be a string'],
      ['area', 'here', 'value must be a location with lat and lng in degrees'],
    ])('refuse to validate %s with %j', async (field, value, problem) => {
      const answer = triggers.validateTriggerField(owner, 'heard', field, { value });
      await expect(answer).rejects.toMatchObject({ name: 'InvalidRequest', message: problem });
    });

    it.each([
      [{ phrase: 'hi', x: 'ignored' }, {}],
      [{}, { phrase: 'Phrase is required.' }],
      [{ phrase: 'no' }, { phrase: 'No.' }],
      [{ phrase: 5 }, { phrase: 'This must be a string.' }],
      [
        { phrase: 'hello', days: 5, area: 'here' },
        {
          days: 'This must be a string or an array of strings.',
          area: 'This must be a location with lat and lng in degrees.',
        },
      ],
      [{ phrase: 'hello', note: 'hi' }, { note: 'Not with this phrase.' }],
      [{ phrase: 'no', note: 'hi' }, { phrase: 'No.' }],
    ])('validate %j together, at both paths', async (values, wrong: Record<string, string>) => {
      const expected = Object.fromEntries(
        ['phrase', 'note', 'room', 'days', 'area'].map((field) => [
          field,
          field in wrong ? { valid: false, message: wrong[field] } : { valid: true },
        ]),
      );
      expect(await triggers.validateTriggerFields(owner, 'heard', { values })).toEqual({ data: expected });
      expect(await triggers.validateTriggerFieldsInContext(owner, 'heard', { values })).toEqual({ data: expected });
    });

    it('show the step no value that was not checked', async () => {
      const area = { lat: 1, lng: 2, unknown: 'part' };
      const values = { phrase: 'no', note: 5, room: ' ', days: 'mo', area, x: 'ignored' };
      await triggers.validateTriggerFields(owner, 'heard', { values });
      expect(heard.together).toEqual([{ days: ['mo'], area: { lat: 1, lng: 2 } }]);
    });
  });

  describe('an action', () => {
    it('answers with exactly one outcome (platform rule 26)', async () => {
      const answer = await actions.runAction(owner, 'wave', { actionFields: { room: 'r' } }, 'q1');
      expect(answer).toEqual({ data: [{ id: 'a1' }] });
    });

    it.each(['', 'a b', 'x'.repeat(201)])('takes the request id %j for none', async (requestId) => {
      await actions.runAction(owner, 'wave', { actionFields: { room: 'r' } }, requestId);
      expect(wave.requests).toEqual([{ id: undefined }]);
    });

    it('does not run with a field missing, nor under another kind’s slug', async () => {
      await expect(actions.runAction(owner, 'wave', { actionFields: {} })).rejects.toMatchObject({
        name: 'MissingField',
      });
      await expect(actions.runAction(owner, 'heard', { actionFields: {} })).rejects.toMatchObject({
        name: 'UnknownStep',
      });
      expect(wave.requests).toEqual([]);
    });
  });

  it('gives the tester samples of each kind (platform rule 12)', () => {
    expect(samplesOf(registry)).toEqual({
      triggers: { heard: { phrase: 'hello' } },
      triggerFieldValidations: {
        heard: {
          phrase: { valid: 'hello', invalid: 'no' },
          area: { valid: { lat: 1, lng: 2 }, invalid: { lat: 89, lng: 2 } },
        },
      },
      queries: { list_rooms: { floor: '1' } },
      actions: { wave: { room: 'r' } },
      actionRecordSkipping: { wave: { room: 'nowhere' } },
    });
  });
});
