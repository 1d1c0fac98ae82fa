import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import { eventually } from '../support/waiting.js';
import { describeFixture } from './fixture.js';

describeFixture('The service as a whole', (fixture) => {
  it('rule 12: test/setup has a sample for whatever IFTTT tests, and each does what it is for', async () => {
    const { samples } = expectData(await fixture.iftttItself.call('POST', 'test/setup'));
    const ifttt = fixture.ifttt('tester');
    expect(Object.keys(samples).sort()).toEqual([
      'actionRecordSkipping',
      'actions',
      'queries',
      'triggerFieldValidations',
      'triggers',
    ]);
    expect(expectData(await ifttt.poll('bed_watered', samples.triggers.bed_watered)).length).toBeGreaterThanOrEqual(3);
    for (const [trigger, fields] of Object.entries<any>(samples.triggerFieldValidations)) {
      for (const [field, { valid, invalid }] of Object.entries<any>(fields)) {
        const validate = (value: unknown): Promise<Answer> =>
          ifttt.call('POST', `triggers/${trigger}/fields/${field}/validate`, { json: { value } });
        expect(expectData(await validate(valid)).valid).toBe(true);
        expect(expectData(await validate(invalid)).valid).toBe(false);
      }
    }
    for (const [action, fields] of Object.entries<any>(samples.actions)) {
      expect(expectData(await ifttt.act(action, fields))).toHaveLength(1);
    }
    for (const [action, fields] of Object.entries<any>(samples.actionRecordSkipping)) {
      expect((await ifttt.act(action, fields)).json.errors[0].status).toBe('SKIP');
    }
    for (const [query, queryFields] of Object.entries<any>(samples.queries)) {
      expectData(await ifttt.call('POST', `queries/${query}`, { json: { queryFields } }));
    }
  });

  it('rule 11: test/setup may be called often and at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => fixture.iftttItself.call('POST', 'test/setup')));
    for (const answer of answers) expect(expectData(answer)).toEqual(expectData(answers[0]!));
  });

  it('rule 35: an event names the identities of whose fields it matches, and no others', async () => {
    const ifttt = fixture.ifttt('bob');
    const ferns = await ifttt.subscribe('bed_watered', { bed: 'ferns' });
    const any = await ifttt.subscribe('bed_watered', { bed: 'any' });
    const moss = await ifttt.subscribe('bed_watered', { bed: 'moss' });
    await fixture.service.greenhouse.water(fixture.ownerId('bob'), 'ferns', 'News');
    await fixture.service.greenhouse.water(fixture.ownerId('bob'), 'moss', 'More news');
    const named = (): unknown[] =>
      fixture.platform.notifications.all.flatMap(({ body }) => body.data.map((entry) => entry['trigger_identity']));
    const timesNamed = (identity: string): number => named().filter((one) => one === identity).length;
    await eventually(
      async () => [ferns, moss, any].map(timesNamed),
      (times) => times.every((count) => count > 0),
    );
    expect([ferns, moss].map(timesNamed)).toEqual([1, 1]);
  });

  describe('rule 38: webhooks', () => {
    const NAMES = ['connection/enabled', 'connection/updated', 'connection/disabled', 'trigger_subscription/fired'];
    const receive = (name: string, headers = fixture.serviceCredential): Promise<Answer> =>
      send(`${fixture.prefix}/webhooks/${name}`, { method: 'POST', json: { event: randomUUID() }, headers });

    it.each(NAMES)('rule 38: %s is accepted', async (name) => {
      expectData(await receive(name));
      expectErrors(await receive(name, {}), 401);
    });

    it('rule 38: an unknown one is a 404', async () => {
      expectErrors(await receive('connection/forgotten'), 404);
    });
  });

  it('the description has every step with its fields and ingredients', async () => {
    const answer = await send(`${fixture.service.url}/docs/service.json`);
    expect(answer.status).toBe(200);
    const { service, triggers, actions, queries } = answer.json;
    expect(service).toMatchObject({ name: 'Greenhouse', authenticatesUsers: fixture.hasAccounts, realtime: true });
    const slugs = (steps: { slug: string }[]): string[] => steps.map(({ slug }) => slug).sort();
    expect(slugs(triggers)).toEqual(['bed_watered', 'pot_moved']);
    expect(slugs(actions)).toEqual(['open_window', 'post_note']);
    expect(slugs(queries)).toEqual(['list_dislikes', 'list_likes', 'list_measurements', 'list_pictures']);
    const { fields, ingredients } = triggers.find(({ slug }: { slug: string }) => slug === 'bed_watered');
    expect(
      fields.map((field: any) => [field.slug, field.type, field.required, field.optionsKind, field.validated]),
    ).toEqual([
      ['bed', 'dropdown', true, 'dynamic', false],
      ['remark', 'text', false, undefined, true],
      ['season', 'dropdown', false, 'static', false],
      ['weekdays', 'checkbox', false, 'static', false],
      ['helpers', 'checkbox', false, 'dynamic', false],
      ['where', 'location', false, undefined, false],
    ]);
    expect(ingredients.map((one: any) => one.type)).toEqual([
      'string',
      'string',
      'url',
      'image',
      'file',
      'date',
      'datetime',
    ]);
    const pictures = queries.find(({ slug }: { slug: string }) => slug === 'list_pictures');
    expect(pictures.ingredients.filter((one: any) => one.type === 'query')).toEqual([
      { slug: 'likes', name: 'Likes', type: 'query', query: 'list_likes' },
      { slug: 'dislikes', name: 'Dislikes', type: 'query', query: 'list_dislikes' },
    ]);
  });
});
