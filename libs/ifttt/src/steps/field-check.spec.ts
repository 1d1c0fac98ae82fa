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
    [{ phrase: 'hi', days: 5 }, 'actionFields.days must be a string or an array of strings.'],
    [{ phrase: 'hi', days: {} }, 'actionFields.days must be a string or an array of strings.'],
    [{ phrase: 'hi', days: ['mo', 2] }, 'actionFields.days must be a string or an array of strings.'],
    [{ phrase: 'x'.repeat(5_000) }, 'actionFields.phrase is too long.'],
  ])('refuses %j', (given, message) => {
    expect(() => check(given)).toThrow(message);
  });

  it.each([
    [
      ['mo', 'tu'],
      ['mo', 'tu'],
    ],
    [['mo', '', null], ['mo']],
    ['mo', ['mo']],
    ['mo,tu', ['mo,tu']],
  ])('takes the checkboxes %j for %j', (given, days) => {
    expect(check({ phrase: 'hi', days: given })).toEqual({ phrase: 'hi', days });
  });

  it('takes the known parts of a location, in one order', () => {
    const point = { lat: 37.783923707779095, lng: -122.40864549999998 };
    const area = { radius: 0, address: '923 Market St', description: 'The office', zoom: 16 };
    const checked = check({ phrase: 'hi', area: { more: 1, ...area, lng: point.lng, lat: point.lat } });
    expect(JSON.stringify(checked['area'])).toBe(JSON.stringify({ ...point, ...area }));
    const blanks = { radius: null, address: null, zoom: null };
    expect(check({ phrase: 'hi', area: { ...point, ...blanks } })).toEqual({ phrase: 'hi', area: point });
  });

  it.each([
    'here',
    [1, 2],
    {},
    { lat: 1 },
    { lat: '1', lng: 2 },
    { lat: 90.1, lng: 2 },
    { lat: 1, lng: -180.1 },
    { lat: null, lng: 2 },
    { lat: 1, lng: Number.POSITIVE_INFINITY },
    { lat: 1, lng: 2, radius: -1 },
    { lat: 1, lng: 2, radius: '5' },
    { lat: 1, lng: 2, address: 5 },
    { lat: 1, lng: 2, description: {} },
    { lat: 1, lng: 2, zoom: 'near' },
  ])('refuses the location %j', (area) => {
    expect(() => check({ phrase: 'hi', area })).toThrow(
      'actionFields.area must be a location with lat and lng in degrees.',
    );
  });

  it('does not take what an object inherits for a field', () => {
    const inherited = { toString: { type: 'text', label: '', required: false } } as const;
    expect(checkFields(inherited, {}, 'actionFields')).toEqual({ toString: undefined });
  });
});
