import { describe, expect, it } from 'vitest';
import { ingredientsIn, insertIngredients } from './ingredients.js';

const event = { words: 'find my phone', amount: 3, meta: { id: '1', timestamp: 1_772_353_800 } };

describe('ingredients', () => {
  it('are found in text, in lists and in Locations, each once', () => {
    const fields = {
      note: 'She said {{words}} and {{ words }}',
      days: ['{{day}}'],
      where: { lat: 1, address: '{{street}}' },
    };
    expect(ingredientsIn(fields)).toEqual(['words', 'day', 'street']);
  });

  it('are inserted as text, wherever they stand', () => {
    const fields = {
      note: '"{{words}}", {{ amount }} times',
      days: ['{{words}}', 'mo'],
      where: { lat: 1, address: '{{words}}' },
    };
    expect(insertIngredients(fields, event)).toEqual({
      note: '"find my phone", 3 times',
      days: ['find my phone', 'mo'],
      where: { lat: 1, address: 'find my phone' },
    });
  });

  it('are not looked for in what was inserted', () => {
    expect(insertIngredients({ note: '{{words}}' }, { ...event, words: '{{amount}} $& $1' })).toEqual({
      note: '{{amount}} $& $1',
    });
  });

  it.each(['missing', 'toString'])('that an event does not have are empty: %s', (name) => {
    expect(insertIngredients({ note: `[{{${name}}}]` }, event)).toEqual({ note: '[]' });
  });
});
