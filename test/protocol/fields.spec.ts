import { describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { describeFixture } from './fixture.js';

const BEDS = [
  { label: expect.stringMatching(/^Any bed of /), value: 'any' },
  { label: 'Moss', value: 'moss' },
  {
    label: 'Shade house',
    values: [
      { label: 'Ferns', value: 'ferns' },
      { label: 'Orchids', value: 'orchids' },
    ],
  },
];
const SEASONS = [
  { label: 'Spring', value: 'spring' },
  { label: 'Autumn', value: 'autumn' },
];
const WEEKDAYS = [
  { label: 'Monday', value: '1' },
  { label: 'Friday', value: '5' },
  { label: 'At the weekend', values: [{ label: 'Sunday', value: '7' }] },
];
const STEPS = ['triggers/bed_watered', 'actions/post_note', 'queries/list_pictures'];

describeFixture('Fields', (fixture) => {
  describe.each(STEPS)('options of %s', (step) => {
    it('rule 22: computed, flat and in one level of groups', async () => {
      expect(expectData(await fixture.ifttt().options(`${step}/fields/bed`))).toEqual(BEDS);
    });

    it('rule 22: fixed, of a drop-down and of checkboxes', async () => {
      expect(expectData(await fixture.ifttt().options(`${step}/fields/season`))).toEqual(SEASONS);
      expect(expectData(await fixture.ifttt().options(`${step}/fields/weekdays`))).toEqual(WEEKDAYS);
    });

    it('rule 22: computed for whoever asks', async () => {
      const labels = async (person: 'ada' | 'bob'): Promise<unknown> =>
        expectData(await fixture.ifttt(person).options(`${step}/fields/helpers`))[0].label;
      const [ada, bob] = [await labels('ada'), await labels('bob')];
      expect(ada).toBe(`The gardener of ${fixture.ownerId('ada')}`);
      if (fixture.hasAccounts) expect(bob).not.toBe(ada);
      else expect(bob).toBe(ada);
    });

    it('rule 4: of a field without options, or of no field, a 404', async () => {
      for (const field of ['where', 'no_such_field', 'constructor', '__proto__']) {
        expectErrors(await fixture.ifttt().options(`${step}/fields/${field}`), 404);
      }
    });

    it('rule 4: of no step, a 404', async () => {
      expectErrors(await fixture.ifttt().options(`${step}_not/fields/bed`), 404);
    });
  });

  describe('validation of one field', () => {
    const validate = (path: string, json: unknown) => fixture.ifttt().call('POST', `${path}/validate`, { json });

    it('rule 22: valid and invalid alike are a 200', async () => {
      const path = 'triggers/bed_watered/fields/remark';
      expect(expectData(await validate(path, { value: 'Softly' }))).toEqual({ valid: true });
      expect(expectData(await validate(path, { value: 'Now!' }))).toEqual({
        valid: false,
        message: 'Plants do not like shouting.',
      });
    });

    it('rule 22: a validation that takes its time', async () => {
      const path = 'triggers/pot_moved/fields/shelf';
      expect(expectData(await validate(path, { value: 'upper' }))).toEqual({ valid: true });
      expect(expectData(await validate(path, { value: 'cellar' })).valid).toBe(false);
      expect(expectData(await validate(path, { value: 'constructor' })).valid).toBe(false);
    });

    it('rule 4: of a field that has none, a 404', async () => {
      for (const field of ['bed', 'season', 'weekdays', 'no_such_field', 'constructor']) {
        expectErrors(await validate(`triggers/bed_watered/fields/${field}`, { value: 'Softly' }), 404);
      }
      expectErrors(await validate('triggers/no_such_trigger/fields/remark', { value: 'Softly' }), 404);
    });

    it('rule 22: actions and queries have no validation', async () => {
      expectErrors(await validate('actions/post_note/fields/title', { value: 'Softly' }), 404);
      expectErrors(await validate('queries/list_pictures/fields/caption', { value: 'Softly' }), 404);
    });

    it.each([{}, { value: null }, { value: ['x'] }])('a malformed request, %j, is a 400', async (json) => {
      expectErrors(await validate('triggers/bed_watered/fields/remark', json), 400);
    });
  });

  describe.each(['validate', 'fields/validate'])('contextual validation at /%s', (end) => {
    const validate = (trigger: string, values: unknown) =>
      fixture.ifttt().call('POST', `triggers/${trigger}/${end}`, { json: { values } });

    it('rule 22: one result for each field, of a trigger that looks at them together', async () => {
      const data = expectData(await validate('pot_moved', { shelf: 'upper', pot: 'Basil', reason: 'Sun' }));
      expect(data).toEqual({ shelf: { valid: true }, pot: { valid: true }, reason: { valid: true } });
    });

    it('rule 22: the same value is valid in one context and not in another', async () => {
      expect(expectData(await validate('pot_moved', { shelf: 'upper', pot: 'Mint' })).pot.valid).toBe(true);
      expect(expectData(await validate('pot_moved', { shelf: 'lower', pot: 'Mint' })).pot).toEqual({
        valid: false,
        message: 'There is no pot "Mint" on the lower shelf.',
      });
    });

    it('rule 22: a field alone comes before the context, and a missing required field is invalid', async () => {
      const data = expectData(await validate('pot_moved', { shelf: 'cellar' }));
      expect(data.shelf).toEqual({ valid: false, message: 'There is no shelf "cellar".' });
      expect(data.pot.valid).toBe(false);
      expect(data.reason).toEqual({ valid: true });
    });

    it('rule 22: of a trigger without such a look, one result for each field as well', async () => {
      const data = expectData(await validate('bed_watered', { bed: 'moss', remark: 'Loud!', unknown: 'key' }));
      expect(Object.keys(data).sort()).toEqual(['bed', 'helpers', 'remark', 'season', 'weekdays', 'where']);
      expect(data.remark.valid).toBe(false);
      expect(data.bed).toEqual({ valid: true });
    });

    it('rule 4: of no trigger, a 404; without values, a 400', async () => {
      expectErrors(await validate('no_such_trigger', {}), 404);
      expectErrors(await validate('pot_moved', undefined), 400);
    });
  });

  describe('values', () => {
    const run = (actionFields: unknown) =>
      fixture.ifttt().call('POST', 'actions/post_note', { json: { actionFields } });
    const received = (answer: Awaited<ReturnType<typeof run>>): unknown =>
      JSON.parse(String(new URL(expectData(answer)[0].url).searchParams.get('note')));

    it('rule 26: values of every type reach the step', async () => {
      const fields = {
        title: 'All of it',
        body: 'Text',
        bed: 'ferns',
        season: 'autumn',
        weekdays: ['1', '7'],
        helpers: ['neighbour'],
        where: { lat: -33.8568, lng: 151.2153, radius: 120, address: 'By the sea', description: 'Sea', zoom: 12 },
      };
      expect(received(await run(fields))).toEqual(fields);
    });

    it.each([
      ['absent', {}],
      ['null', { body: null, bed: null, season: null, weekdays: null, helpers: null, where: null }],
      ['blank', { body: '', bed: ' ', season: '\t', weekdays: [], helpers: [''], where: '' }],
    ])('rule 27: optional fields may be %s', async (_title, fields) => {
      expect(received(await run({ title: 'Only that', ...fields }))).toEqual({ title: 'Only that' });
    });

    it.each<[string, unknown]>([
      ['absent', {}],
      ['null', { title: null }],
      ['blank', { title: '   ' }],
    ])('rule 27: a required field that is %s is a 400, and no SKIP', async (_title, fields) => {
      const answer = await run(fields);
      expect(expectErrors(answer, 400)).toContain('title');
      expect(answer.text).not.toContain('SKIP');
    });

    it('rule 27: actionFields absent, null or a list is a 400', async () => {
      for (const fields of [undefined, null, ['x'], 'x']) expectErrors(await run(fields), 400);
    });

    it.each([
      { body: 7 },
      { bed: ['ferns'] },
      { weekdays: { 1: true } },
      { helpers: [1] },
      { where: 'here' },
      { where: { lat: 'north', lng: 0 } },
      { where: ['here'] },
    ])('rule 27: a value of another type, %j, is a 400 that names the field', async (fields) => {
      const message = expectErrors(await run({ title: 'Wrong', ...fields }), 400);
      expect(message).toContain(Object.keys(fields)[0]);
    });
  });
});
