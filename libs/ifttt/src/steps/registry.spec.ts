import 'reflect-metadata';
import { type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from 'vitest';
import { Action, Query, Trigger } from './decorators.js';
import { type FieldDefinitions } from './fields.js';
import { StepRegistry } from './registry.js';
import { type IngredientDefinition, type NestedQueryDefinition } from './ingredients.js';
import { type ActionOutcome, type QueryRowOf } from './steps.js';

async function registryOf(...steps: Type[]): Promise<StepRegistry> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [StepRegistry, ...steps],
  }).compile();
  await module.init();
  return module.get(StepRegistry);
}

@Trigger({
  slug: 'heard',
  name: 'Heard',
  description: '',
  fields: { phrase: { type: 'text', label: '', required: false } },
  ingredients: {},
  samples: { fields: {}, validations: { phrase: { valid: 'a', invalid: 'b' } } },
})
class HeardTrigger {
  readonly validations = { phrase: () => ({ valid: true }) };
  async events() {
    return [];
  }
  matchKey() {
    return '';
  }
  async prepareSamples(): Promise<void> {}
}

@Action({ slug: 'wave', name: 'Wave', description: '', fields: {}, samples: { fields: {} } })
class WaveAction {
  async run(): Promise<ActionOutcome> {
    return { id: '' };
  }
}

@Query({
  slug: 'list_rooms',
  name: 'List rooms',
  description: '',
  fields: {},
  ingredients: { inside: { name: 'Rooms inside', type: 'query', query: 'list_rooms' } },
  samples: { fields: {} },
})
class ListRoomsQuery {
  async rows() {
    return [];
  }
}

describe('StepRegistry', () => {
  it('finds the steps among the providers', async () => {
    const registry = await registryOf(HeardTrigger, WaveAction, ListRoomsQuery);
    expect(registry.trigger('heard').step).toBeInstanceOf(HeardTrigger);
    expect(registry.action('wave').definition.name).toBe('Wave');
    expect(registry.triggers).toHaveLength(1);
    expect(registry.actions).toHaveLength(1);
    expect(registry.query('list_rooms').step).toBeInstanceOf(ListRoomsQuery);
    expect(registry.queries).toHaveLength(1);
    expect(() => registry.query('wave')).toThrow('There is no query "wave".');
  });

  it.each(['wave', 'nope', 'constructor', '__proto__', ''])('knows no trigger %j', async (slug) => {
    const registry = await registryOf(HeardTrigger, WaveAction);
    expect(() => registry.trigger(slug)).toThrow(`There is no trigger "${slug}".`);
  });

  it('stops the start when two steps have one slug', async () => {
    class Again extends WaveAction {}
    Action({ slug: 'wave', name: '', description: '', fields: {}, samples: { fields: {} } })(Again);
    await expect(registryOf(WaveAction, Again)).rejects.toThrow('action "wave": another action has the same slug');
  });

  it.each<[string, { slug?: string; fields?: FieldDefinitions; samples?: object }]>([
    ['"Not A Slug" is no slug', { slug: 'Not A Slug' }],
    ['"a-b" is no slug', { fields: { 'a-b': { type: 'text', label: '', required: false } } }],
    ['no options for the field "room"', { fields: { room: { type: 'dropdown', label: '', required: false } } }],
    ['options for "other", which is no drop-down', { fields: { other: { type: 'text', label: '', required: false } } }],
    ['no sample for the required field "a"', { fields: { a: { type: 'text', label: '', required: true } } }],
    [
      'options for "other", which is no drop-down or checkbox field',
      { fields: { other: { type: 'text', label: '', required: false, options: [] } } },
    ],
    [
      'options for "other" in the definition and in the class',
      { fields: { other: { type: 'dropdown', label: '', required: false, options: [] } } },
    ],
    [
      'field "days": the option "A" is a group inside a group',
      {
        fields: {
          days: {
            type: 'checkbox',
            label: '',
            required: false,
            options: [{ label: 'Top', values: [{ label: 'A', values: [] } as never] }],
          },
        },
      },
    ],
    ['a sample for no field, "b"', { samples: { b: 'x' } }],
    ['no sample for the field "a"', { fields: { a: { type: 'text', label: '', required: false } } }],
    [
      'the sample for the field "a" must be a string',
      { fields: { a: { type: 'text', label: '', required: true } }, samples: { a: ' ' } },
    ],
    [
      'the sample for the field "a" must be a location',
      { fields: { a: { type: 'location', label: '', required: false } }, samples: { a: { lat: 1 } } },
    ],
  ])('stops the start with: %s', async (problem, { slug = 'wave', fields = {}, samples = {} }) => {
    class Wrong {
      readonly options = 'other' in fields ? { other: async () => [] } : {};
      async run(): Promise<ActionOutcome> {
        return { id: '' };
      }
    }
    Action({ slug, name: '', description: '', fields, samples: { fields: samples } })(Wrong as never);
    await expect(registryOf(Wrong)).rejects.toThrow(problem);
  });

  it('stops the start when the validation of a trigger has no samples', async () => {
    class Wrong extends HeardTrigger {}
    Trigger({
      slug: 'wrong',
      name: '',
      description: '',
      fields: { phrase: { type: 'text', label: '', required: false } },
      ingredients: { meta: { name: '', type: 'string', example: '' } },
      samples: { fields: {} },
    })(Wrong as never);
    const start = registryOf(Wrong);
    await expect(start).rejects.toThrow(
      'trigger "wrong": no valid and invalid samples for the validated field "phrase"',
    );
    await expect(start).rejects.toThrow('trigger "wrong": "meta" is no slug for an ingredient');
  });
});

describe('the check of queries', () => {
  function queryWith(ingredients: object) {
    class Wrong extends ListRoomsQuery {}
    const definition = { slug: 'wrong', name: '', description: '', fields: {}, samples: { fields: {} } };
    Query({ ...definition, ingredients: ingredients as never })(Wrong as never);
    return registryOf(Wrong);
  }

  it('stops the start when there is no such nested query', async () => {
    await expect(queryWith({ likes: { name: '', type: 'query', query: 'list_likes' } })).rejects.toThrow(
      'query "wrong": the ingredient "likes" names the query "list_likes", which there is not',
    );
  });

  it('stops the start when queries have no slugs of their own', async () => {
    await expect(queryWith({ 'a-b': { name: '', type: 'string', example: '' } })).rejects.toThrow(
      'query "wrong": "a-b" is no slug for an ingredient',
    );
    await expect(registryOf(ListRoomsQuery, class extends ListRoomsQuery {})).resolves.toBeDefined();
  });

  it.each<[IngredientDefinition['type'], string, string]>([
    ['url', 'example.com', 'no http or https URL'],
    ['image', 'ftp://example.com/a.png', 'no http or https URL'],
    ['file', '', 'no http or https URL'],
    ['date', '2026-02-30', 'no date like 2013-12-31'],
    ['date', '2026-03', 'no date like 2013-12-31'],
    ['datetime', '2026-03-01', 'no date and time like 2013-11-04T09:23:00Z'],
    ['datetime', '2026-03-01T08:30:00', 'no date and time like 2013-11-04T09:23:00Z'],
    ['datetime', '2026-03-01 08:30:00Z', 'no date and time like 2013-11-04T09:23:00Z'],
    ['datetime', '2026-02-29T08:30:00Z', 'no date and time like 2013-11-04T09:23:00Z'],
    ['datetime', '2026-03-01T08:30:00+0100', 'no date and time like 2013-11-04T09:23:00Z'],
  ])('stops the start when the example of a %s is %j', async (type, example, problem) => {
    await expect(queryWith({ it: { name: '', type, example } })).rejects.toThrow(
      `query "wrong": the example of the ingredient "it" is ${problem}`,
    );
  });

  it.each<[IngredientDefinition['type'], string]>([
    ['string', ''],
    ['url', 'https://example.com/a?b=c'],
    ['image', 'http://example.com/a.png'],
    ['file', 'https://example.com/a.pdf'],
    ['date', '2028-02-29'],
    ['datetime', '2026-03-01T08:30Z'],
    ['datetime', '2026-03-01T08:30:00Z'],
    ['datetime', '2026-03-01T08:30:00.25-07:00'],
  ])('takes a %s like %j', async (type, example) => {
    await expect(queryWith({ it: { name: '', type, example } })).resolves.toBeDefined();
  });
});

describe('the types of the decorators', () => {
  it('refuse rows that contradict the definition of a query', () => {
    type Ingredients = { name: IngredientDefinition; inside: NestedQueryDefinition };
    const rows: QueryRowOf<Ingredients>[] = [
      { position: [1], ingredients: { name: 'Kitchen' }, nested: { inside: { floor: '1' } } },
      // @ts-expect-error the nested query has no fields
      { position: [1], ingredients: { name: 'Kitchen' } },
      // @ts-expect-error the ingredient "name" has no value
      { position: [1], ingredients: {}, nested: { inside: {} } },
    ];
    expect(rows).toHaveLength(3);
  });

  it('ask the class for the options that the definition does not have', () => {
    const choice = { type: 'dropdown', label: '', required: false } as const;
    const fields = { room: choice, day: { ...choice, options: [{ label: 'Monday', value: 'mo' }] } } as const;
    class Both extends WaveAction {
      readonly options = { room: async () => [] };
    }
    Action({ slug: 'x', name: '', description: '', fields, samples: { fields: {} } })(Both);
    // @ts-expect-error the field "room" has no options
    Action({ slug: 'x', name: '', description: '', fields, samples: { fields: {} } })(WrongOptions);
  });

  class WrongOptions extends WaveAction {
    readonly options = { day: async () => [] };
  }

  const fields = { room: { type: 'dropdown', label: '', required: false } } as const;
  const define = Action({ slug: 'x', name: '', description: '', fields, samples: { fields: {} } });

  it('refuse classes that contradict the definition', () => {
    class OtherField {
      readonly options = { room: async () => [] };
      async run(_owner: object, _values: { rom: string }): Promise<ActionOutcome> {
        return { id: '' };
      }
    }
    class OtherOptions {
      readonly options = { rom: async () => [] };
      async run(): Promise<ActionOutcome> {
        return { id: '' };
      }
    }
    class NeverBlank {
      readonly options = { room: async () => [] };
      async run(_owner: object, _values: { room: string }): Promise<ActionOutcome> {
        return { id: '' };
      }
    }
    // @ts-expect-error there is no field "rom"
    define(OtherField);
    // @ts-expect-error the field "room" has no options
    define(OtherOptions);
    // @ts-expect-error the field "room" may be blank
    define(NeverBlank);
  });
});
