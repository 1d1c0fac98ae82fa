import { type Config } from '#platform';
import { describe, expect, it } from 'vitest';
import { type IftttSettings } from '../settings.js';
import { type RegisteredSteps, type StepRegistry } from '../steps/registry.js';
import { DocsService } from './docs.service.js';

const definition = { name: 'Name', description: 'For tests.' };
const step = {} as never;
const steps: RegisteredSteps = {
  triggers: [
    {
      kind: 'trigger',
      definition: {
        ...definition,
        slug: 'heard',
        fields: {
          phrase: { type: 'text', label: 'Phrase', required: true },
          room: { type: 'dropdown', label: 'Room', required: false },
        },
        ingredients: { at: { name: 'At', type: 'datetime', example: '2026-03-01T08:30:00Z' } },
        samples: { fields: { phrase: 'hi' }, validations: { phrase: { valid: 'hi', invalid: '' } } },
      },
      step: { validations: { phrase: () => ({ valid: true }) } } as never,
    },
  ],
  actions: [
    {
      kind: 'action',
      definition: {
        ...definition,
        slug: 'wave',
        fields: {
          day: { type: 'checkbox', label: 'Day', required: true, options: [{ label: 'Monday', value: 'mo' }] },
        },
        samples: { fields: { day: ['mo'] }, skipped: { day: ['no'] } },
      },
      step,
    },
  ],
  queries: [
    {
      kind: 'query',
      definition: {
        ...definition,
        slug: 'list_rooms',
        fields: {},
        ingredients: { inside: { name: 'Inside', type: 'query', query: 'list_rooms' } },
        samples: { fields: {} },
      },
      step,
    },
  ],
};
const config = { publicUrl: 'https://robots.example.com', ifttt: { serviceId: 'my_robot' } } as unknown as Config;
const docsOf = (authentication: IftttSettings['authentication'], registered = steps) =>
  new DocsService({ name: 'Robots', authentication }, registered as StepRegistry, config).getServiceDescription();

describe('the description of the service', () => {
  it('has its settings', async () => {
    const { service } = await docsOf('oauth2');
    expect(service).toEqual({
      name: 'Robots',
      serviceId: 'my_robot',
      authenticatesUsers: true,
      apiUrlPrefix: 'https://robots.example.com/third-party',
      realtime: true,
    });
    expect((await docsOf('service-key')).service.authenticatesUsers).toBe(false);
    expect((await docsOf('oauth2', { ...steps, triggers: [] })).service.realtime).toBe(false);
  });

  it('has every step with its fields, ingredients and samples', async () => {
    const { triggers, actions, queries } = await docsOf('oauth2');
    expect(triggers).toEqual([
      {
        ...definition,
        slug: 'heard',
        fields: [
          { slug: 'phrase', label: 'Phrase', type: 'text', required: true, validated: true },
          { slug: 'room', label: 'Room', type: 'dropdown', required: false, optionsKind: 'dynamic', validated: false },
        ],
        ingredients: [{ slug: 'at', name: 'At', type: 'datetime', example: '2026-03-01T08:30:00Z' }],
        samples: { fields: { phrase: 'hi' }, validations: { phrase: { valid: 'hi', invalid: '' } } },
      },
    ]);
    const options = [{ label: 'Monday', value: 'mo' }];
    expect(actions).toEqual([
      {
        ...definition,
        slug: 'wave',
        fields: [{ slug: 'day', label: 'Day', type: 'checkbox', required: true, optionsKind: 'static', options }],
        samples: { fields: { day: ['mo'] }, skipped: { day: ['no'] } },
      },
    ]);
    expect(queries).toEqual([
      {
        ...definition,
        slug: 'list_rooms',
        fields: [],
        ingredients: [{ slug: 'inside', name: 'Inside', type: 'query', query: 'list_rooms' }],
        samples: { fields: {} },
      },
    ]);
  });
});
