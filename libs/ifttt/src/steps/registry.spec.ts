import 'reflect-metadata';
import { type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from 'vitest';
import { Action, Trigger } from './decorators.js';
import { type FieldDefinitions } from './fields.js';
import { StepRegistry } from './registry.js';
import { type ActionOutcome } from './steps.js';

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

describe('StepRegistry', () => {
  it('finds the steps among the providers', async () => {
    const registry = await registryOf(HeardTrigger, WaveAction);
    expect(registry.trigger('heard').step).toBeInstanceOf(HeardTrigger);
    expect(registry.action('wave').definition.name).toBe('Wave');
    expect(registry.triggers).toHaveLength(1);
    expect(registry.actions).toHaveLength(1);
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
    ['a sample for no field, "b"', { samples: { b: 'x' } }],
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

describe('the types of the decorators', () => {
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
