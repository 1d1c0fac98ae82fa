import { describe, expect, it } from 'vitest';
import { SERVICE_KEYS } from '../fixture-service/start.js';
import { TOKENS } from '../fixture-service/accounts/accounts.js';
import { expectData, expectErrors } from '../support/expectations.js';
import { type Headers, send } from '../support/http.js';
import { IftttCaller, newIdentity } from '../support/ifttt.js';
import { describeStacks } from '../support/stacks.js';
import { useFixture } from './fixture.js';

describeStacks('A service without accounts', (stack) => {
  const fixture = useFixture(stack, 'service-key');
  const as = (headers: Headers): IftttCaller => new IftttCaller(fixture.prefix, headers);
  const [first, second] = SERVICE_KEYS;

  describe('rule 6: either key, under either name, opens every step', () => {
    it.each([
      ['IFTTT-Service-Key', first],
      ['IFTTT-Service-Key', second],
      ['IFTTT-Channel-Key', first],
      ['IFTTT-Channel-Key', second],
    ])('rule 6: %s: %s', async (name, key) => {
      const ifttt = as({ [name]: key });
      expectData(await ifttt.poll('bed_watered', { bed: 'moss' }));
      expectData(await ifttt.act('open_window', { mood: 'willing' }));
      expectData(await ifttt.call('POST', 'queries/list_pictures', { json: { queryFields: { bed: 'moss' } } }));
      expectData(await ifttt.options('triggers/bed_watered/fields/bed'));
      expectData(await ifttt.unsubscribe('bed_watered', newIdentity()));
    });
  });

  it.each<[string, Headers]>([
    ['no key', {}],
    ['a wrong key', { 'ifttt-service-key': 'wrong' }],
    ['an empty key', { 'ifttt-service-key': '' }],
    ['both keys in one', { 'ifttt-service-key': SERVICE_KEYS.join(',') }],
    ['an access token', { authorization: `Bearer ${TOKENS.ada}` }],
    ['the key as a bearer token', { authorization: `Bearer ${first}` }],
  ])('rule 14: %s is a 401, everywhere', async (_title, headers) => {
    const ifttt = as(headers);
    expectErrors(await ifttt.poll('bed_watered', { bed: 'moss' }), 401);
    expectErrors(await ifttt.act('open_window', { mood: 'willing' }), 401);
    expectErrors(await ifttt.call('POST', 'queries/list_pictures', { json: { queryFields: { bed: 'moss' } } }), 401);
    expectErrors(await ifttt.options('actions/post_note/fields/bed'), 401);
    expectErrors(await ifttt.call('POST', 'triggers/pot_moved/validate', { json: { values: {} } }), 401);
    expectErrors(await ifttt.unsubscribe('bed_watered', newIdentity()), 401);
    expectErrors(await ifttt.call('GET', 'status'), 401);
    expectErrors(await ifttt.call('POST', 'test/setup'), 401);
  });

  it('there is no user information and no token endpoint', async () => {
    expectErrors(await fixture.ifttt().call('GET', 'user/info'), 404);
    expectErrors(await fixture.ifttt().call('POST', 'tokens', { form: { grant_type: 'authorization_code' } }), 404);
  });

  it('rule 10: test/setup has samples and no token, and the samples work', async () => {
    const data = expectData(await fixture.iftttItself.call('POST', 'test/setup'));
    expect(Object.keys(data)).toEqual(['samples']);
    const events = expectData(await fixture.ifttt().poll('bed_watered', data.samples.triggers.bed_watered));
    expect(events.length).toBeGreaterThanOrEqual(3);
  });

  it('rule 35: realtime by trigger identity', async () => {
    const identity = await fixture.ifttt().subscribe('bed_watered', { bed: 'ferns' });
    await fixture.service.greenhouse.water(fixture.ownerId('ada'), 'ferns', 'For everybody');
    expect((await fixture.platform.notificationOf(identity)).body).toEqual({ data: [{ trigger_identity: identity }] });
  });

  it('its description says so', async () => {
    const { service } = (await send(`${fixture.service.url}/docs/service.json`)).json;
    expect(service).toMatchObject({ name: 'Greenhouse', authenticatesUsers: false });
  });
});
