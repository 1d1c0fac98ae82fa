import { describe, expect, it } from 'vitest';
import type { ServiceDescription, StepDescription } from '../description/service-description.js';
import type { FieldValues } from '../views.js';
import { problemsOfRecipe } from './recipe-check.js';

const step = (slug: string, parts: Partial<StepDescription>): StepDescription => ({
  slug,
  name: slug,
  description: '',
  fields: [],
  ...parts,
});

const description = {
  triggers: [
    step('heard', {
      fields: [{ slug: 'phrase', label: 'Phrase', type: 'text', required: true }],
      ingredients: [{ slug: 'words', name: 'Words', type: 'string' }],
    }),
    step('mystery', {}),
  ],
  actions: [
    step('say', {
      fields: [
        { slug: 'text', label: 'Text', type: 'text', required: true },
        { slug: 'days', label: 'Days', type: 'checkbox', required: false },
      ],
    }),
  ],
} as unknown as ServiceDescription;

const recipe = {
  trigger: { slug: 'heard', fields: { phrase: 'hello' } },
  action: { slug: 'say', fields: { text: 'You said {{words}}' } },
};

describe('problemsOfRecipe', () => {
  it('has nothing against a good one', () => {
    expect(problemsOfRecipe(recipe, description)).toEqual([]);
  });

  it.each([
    ['trigger', { ...recipe, trigger: { slug: 'seen', fields: {} } }, 'heard, mystery'],
    ['action', { ...recipe, action: { slug: 'sing', fields: {} } }, 'say'],
  ])('names the %ss that there are when this one is unknown', (field, wrong, known) => {
    expect(problemsOfRecipe(wrong, description)).toEqual([
      { field, message: expect.stringContaining(`It has ${known}.`) as string },
    ]);
  });

  it.each([undefined, '', '  ', []])('asks for a required field that is %j', (phrase) => {
    const fields: FieldValues = phrase === undefined ? {} : { phrase };
    const wrong = { ...recipe, trigger: { slug: 'heard', fields } };
    expect(problemsOfRecipe(wrong, description)).toEqual([
      { field: 'trigger.phrase', message: '"Phrase" is required.' },
    ]);
  });

  it('refuses a field that the step does not have', () => {
    const wrong = { ...recipe, action: { slug: 'say', fields: { text: 'x', volume: '11' } } };
    expect(problemsOfRecipe(wrong, description)).toEqual([
      { field: 'action.volume', message: 'The action say has no field "volume". It has text, days.' },
    ]);
  });

  it('refuses an ingredient that the trigger does not have, and names those it has', () => {
    const wrong = { ...recipe, action: { slug: 'say', fields: { text: '{{word}}', days: ['{{day}}'] } } };
    expect(problemsOfRecipe(wrong, description)).toEqual([
      { field: 'action.text', message: 'There is no ingredient {{word}} in the trigger heard. It has {{words}}.' },
      { field: 'action.days', message: 'There is no ingredient {{day}} in the trigger heard. It has {{words}}.' },
    ]);
  });

  it('takes any ingredient of a trigger of which nobody knows what it has', () => {
    const open = { ...recipe, trigger: { slug: 'mystery', fields: {} } };
    expect(problemsOfRecipe(open, description)).toEqual([]);
  });
});
