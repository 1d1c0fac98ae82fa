import { beforeAll, describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import type { IftttCaller } from '../support/ifttt.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const KINDS = ['triggers', 'actions', 'queries'] as const;

describeStacks('The description of the service', (stack) => {
  const world = useWorld(stack);
  let description: any;
  let samples: any;
  let ifttt: IftttCaller;
  const eachStep = (kind: string, work: (step: any) => Promise<void> | void) => async (): Promise<void> => {
    expect(description[kind].length).toBeGreaterThan(0);
    for (const step of description[kind]) await work(step);
  };
  const options = (kind: string, step: any, field: any): Promise<Answer> =>
    ifttt.options(`${kind}/${step.slug}/fields/${field.slug}`);
  const valuesOf = (list: any[]): string[] =>
    list.flatMap((option) => (option.values ?? [option]).map((one: any) => one.value));

  beforeAll(async () => {
    const answer = await send(`${world.url}/docs/service.json`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    description = answer.json;
    const setup = expectData(await world.iftttItself.call('POST', 'test/setup'));
    samples = setup.samples;
    ifttt = world.ifttt(world.secret(setup.accessToken));
  });

  it('rule 37: at least one query, realtime, and ingredients that mirror the trigger fields', () => {
    expect(description.queries.length).toBeGreaterThan(0);
    expect(description.service.realtime).toBe(true);
    for (const { fields, ingredients } of description.triggers) {
      const names = ingredients.map((ingredient: any) => ingredient.slug);
      for (const field of fields) expect(names).toContain(field.slug);
    }
  });

  it('rule 1: it names the prefix at which the protocol is served', async () => {
    const headers = { 'ifttt-service-key': world.serviceKey };
    expect((await send(`${description.service.apiUrlPrefix}/ifttt/v1/status`, { headers })).status).toBe(200);
  });

  it('it has the steps of this service', () => {
    const slugs = (kind: string): string[] => description[kind].map((step: any) => step.slug).sort();
    expect(slugs('triggers')).toEqual(['place_reached', 'voice_command']);
    expect(slugs('actions')).toEqual(['animation', 'dock', 'move']);
    expect(slugs('queries')).toEqual(['list_places', 'list_robots', 'voice_command_history']);
  });

  describe.each(KINDS)('%s', (kind) => {
    it(
      'rule 22: every field that lets one choose has options that work, and no other field has',
      eachStep(kind, async (step) => {
        for (const field of step.fields) {
          const answer = await options(kind, step, field);
          if (field.optionsKind === undefined) expectErrors(answer, 404);
          else expect(new Set(valuesOf(expectData(answer))).size).toBe(valuesOf(expectData(answer)).length);
          if (field.optionsKind === 'static') expect(expectData(answer)).toEqual(field.options);
        }
      }),
    );

    it(
      'rule 12: the sample of a field with options is one of them, or names one',
      eachStep(kind, async (step) => {
        const sample = samples[kind][step.slug];
        expect(sample).toEqual(step.samples.fields);
        for (const field of step.fields.filter((one: any) => one.optionsKind && sample[one.slug])) {
          const list = expectData(await options(kind, step, field));
          const labels = list.flatMap((option: any) => (option.values ?? [option]).map((one: any) => one.label));
          expect([...valuesOf(list), ...labels]).toContain(sample[field.slug]);
        }
      }),
    );
  });

  it(
    'rule 22: every validated field of a trigger, and no other, validates',
    eachStep('triggers', async (trigger) => {
      for (const { slug, validated } of trigger.fields) {
        const path = `triggers/${trigger.slug}/fields/${slug}/validate`;
        const answer = await ifttt.call('POST', path, { json: { value: 'hello' } });
        if (validated) expect(expectData(answer)).toMatchObject({ valid: expect.any(Boolean) });
        else expectErrors(answer, 404);
      }
    }),
  );

  it(
    'rule 18: events have the ingredients of the description and meta',
    eachStep('triggers', async (trigger) => {
      const [event] = expectData(await ifttt.poll(trigger.slug, samples.triggers[trigger.slug]));
      const slugs = trigger.ingredients.map((ingredient: any) => ingredient.slug);
      expect(Object.keys(event).sort()).toEqual([...slugs, 'meta'].sort());
    }),
  );

  it(
    'rule 23: rows have the ingredients of the description; nested queries are among the queries',
    eachStep('queries', async (query) => {
      const json = { queryFields: samples.queries[query.slug] };
      const [row] = expectData(await ifttt.call('POST', `queries/${query.slug}`, { json }));
      expect(Object.keys(row).sort()).toEqual(query.ingredients.map((ingredient: any) => ingredient.slug).sort());
      for (const ingredient of query.ingredients.filter((one: any) => one.type === 'query')) {
        expect(description.queries.map((one: any) => one.slug)).toContain(ingredient.query);
        expectData(await ifttt.call('POST', `queries/${ingredient.query}`, { json: row[ingredient.slug] }));
      }
    }),
  );

  it(
    'rule 27: a required field is required, an optional one is not',
    eachStep('actions', async (action) => {
      const sample = samples.actions[action.slug];
      for (const { slug, required } of action.fields) {
        const answer = await ifttt.act(action.slug, { ...sample, [slug]: undefined });
        if (required) expectErrors(answer, 400);
        else expectData(answer);
      }
    }),
  );

  it('rule 28: what is to be skipped is skipped', async () => {
    for (const [action, fields] of Object.entries<any>(samples.actionRecordSkipping)) {
      expect((await ifttt.act(action, fields)).json.errors[0].status).toBe('SKIP');
    }
  });
});
