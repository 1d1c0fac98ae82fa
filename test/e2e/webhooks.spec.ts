import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectData, expectErrors, expectNothingChanged } from '../support/expectations.js';
import { type Answer, type Call, type Headers, send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const NAMES = ['connection/enabled', 'connection/updated', 'connection/disabled', 'trigger_subscription/fired'];

describeStacks('Webhooks', (stack) => {
  const world = useWorld(stack);
  const receive = (name: string, call: Call, headers: Headers = { 'ifttt-service-key': world.serviceKey }) =>
    send(`${world.prefix}/webhooks/${name}`, { method: 'POST', headers, ...call });
  const recorded = () => world.backends.database.query('SELECT * FROM webhook_deliveries');

  describe.each(NAMES)('rule 38: %s', (name) => {
    it('rule 38: is accepted and recorded as it came', async () => {
      const json = { event_type: name.replace('/', '_'), data: { connection_id: randomUUID(), nested: ['家', null] } };
      expectData(await receive(name, { json }));
      const found = (await recorded()).find(({ body }) => String(body).includes(json.data.connection_id));
      expect(found).toMatchObject({ kind: name });
      expect(JSON.parse(String(found?.['body']))).toEqual(json);
      expect(Number(found?.['received_at'])).toBeGreaterThan(Date.now() - 60_000);
    });

    it('rule 38: without the service key it is a 401 and leaves no record', async () => {
      const owner = await world.owner();
      const token = await owner.newToken();
      await expectNothingChanged(world, async () => {
        const wrong: Headers[] = [{}, { 'ifttt-service-key': 'wrong' }, { authorization: `Bearer ${token}` }];
        for (const headers of wrong) {
          expectErrors(await receive(name, { json: {} }, headers), 401);
        }
      });
    });
  });

  it.each(['connection/forgotten', 'connection', 'trigger_subscription', 'trigger_subscription/enabled', ''])(
    'rule 38: an unknown one, %j, is a 404',
    async (name) => {
      expectErrors(await receive(name, { json: {} }), 404);
    },
  );

  it('rule 38: what is no JSON object is a 4xx and leaves no record', async () => {
    const refuse = async (call: Call): Promise<Answer> => receive('connection/enabled', call);
    await expectNothingChanged(world, async () => {
      for (const json of [[], 'text', 7, null]) expectErrors(await refuse({ json }), 400);
      expectErrors(await refuse({ body: '{', headers: { 'ifttt-service-key': world.serviceKey } }), 400, 415);
      expectErrors(await refuse({ json: { long: 'x'.repeat(70_000) } }), 413);
    });
  });
});
