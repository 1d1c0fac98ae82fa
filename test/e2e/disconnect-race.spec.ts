import { beforeAll, expect, it } from 'vitest';
import { expectData } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const ROUNDS = 30;

describeStacks('Disconnecting while tokens are refreshed', (stack) => {
  const world = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'on' });
  let owner: Owner;
  beforeAll(async () => {
    owner = await world.owner();
  });

  const refresh = async (token: string): Promise<Answer> => {
    const { id, secret } = world.client;
    const form = { grant_type: 'refresh_token', refresh_token: token, client_id: id, client_secret: secret };
    const answer = await send(`${world.prefix}/tokens`, { method: 'POST', form });
    for (const key of ['access_token', 'refresh_token']) if (answer.json[key]) world.secret(answer.json[key]);
    return answer;
  };

  it('leaves no token that works, whoever is first', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { json } = await world.exchange(await owner.newCode());
      const token = world.secret(json.refresh_token as string);
      world.secret(json.access_token as string);
      const [gone, ...answers] = await Promise.all([
        owner.call('DELETE', '/third-party/ifttt/v1/tokens'),
        ...[token, token, token].map(refresh),
      ]);
      expectData(gone);
      for (const answer of answers) {
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) continue;
        expect((await refresh(answer.json.refresh_token as string)).status).toBe(400);
        expect((await world.ifttt(answer.json.access_token as string).call('GET', 'user/info')).status).toBe(401);
      }
    }
  });
});
