import { describe, expect, it } from 'vitest';
import { checkFields } from './field-check.js';
import { type FieldDefinitions } from './fields.js';

const fields = {
  phrase: { type: 'text', label: '', required: true },
  room: { type: 'dropdown', label: '', required: false },
  days: { type: 'checkbox', label: '', required: false },
  area: { type: 'location', label: '', required: false },
} as const satisfies FieldDefinitions;

const check = (given: Record<string, unknown>) => checkFields(fields, given, 'actionFields');

describe('checkFields', () => {
  it('returns the step’s own fields in the order of its definition', () => {
    const area = { lat: 1, lng: 2 };
    const checked = check({ area, more: {}, days: ['mo'], room: 'r', phrase: ' hi ' });
    expect(Object.entries(checked)).toEqual([
      ['phrase', ' hi '],
      ['room', 'r'],
      ['days', ['mo']],
      ['area', area],
    ]);
  });

  it.each([undefined, null, '', ' \t\n', []])('takes %j for absent', (blank) => {
    expect(check({ phrase: 'hi', room: blank })).toEqual({ phrase: 'hi' });
    expect(() => check({ phrase: blank })).toThrow('The field "phrase" is required. Send a value in actionFields.');
  });

  it.each([
    [{ phrase: 5 }, 'actionFields.phrase must be a string.'],
    [{ phrase: ['hi'] }, 'actionFields.phrase must be a string.'],
    [{ phrase: 'hi', room: {} }, 'actionFields.room must be a string.'],
    [{ phrase: 'hi', room: false }, 'actionFields.room must be a string.'],
    [{ phrase: 'hi', days: 'mo' }, 'actionFields.days must be an array of strings.'],
    [{ phrase: 'hi', days: ['mo', 2] }, 'actionFields.days must be an array of strings.'],
    [{ phrase: 'hi', area: { lat: '1', lng: 2 } }, 'actionFields.area must be a location with lat and lng.'],
    [{ phrase: 'x'.repeat(5_000) }, 'actionFields.phrase is too long.'],
  ])('refuses %j', (given, message) => {
    expect(() => check(given)).toThrow(message);
  });

  it('does not take what an object inherits for a field', () => {
    const inherited = { toString: { type: 'text', label: '', required: false } } as const;
    expect(checkFields(inherited, {}, 'actionFields')).toEqual({ toString: undefined });
  });
});
