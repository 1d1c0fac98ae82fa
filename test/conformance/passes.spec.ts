import { describe, expect, it } from 'vitest';
import { type AuthenticationOptions, type Report, runConformance } from '../../apps/conformance/src/index.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld, type World } from '../support/world.js';

describeStacks('This service conforms', (stack) => {
  const world = useWorld(stack);

  it('as its samples show it', async () => {
    const report = await runConformance({ url: `${world.url}/third-party`, serviceKey: world.serviceKey });
    expect(failuresOf(report)).toEqual([]);
  });

  it('as its samples and its description show it', async () => {
    const report = await runConformance({
      url: world.prefix,
      serviceKey: world.serviceKey,
      description: `${world.url}/docs/service.json`,
    });
    expect(failuresOf(report)).toEqual([]);
    expect(skippedOf(report)).toEqual([]);
  });

  it('in the authentication test, without refresh tokens', () => expectToAuthenticate(world));

  describe('with refresh tokens', () => {
    const refreshing = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'on' });

    it('in the authentication test', () => expectToAuthenticate(refreshing));
  });
});

async function expectToAuthenticate(world: World): Promise<void> {
  const report = await runConformance({
    url: `${world.url}/third-party`,
    serviceKey: world.serviceKey,
    authentication: await settingsOf(world),
  });
  expect(failuresOf(report)).toEqual([]);
}

async function settingsOf(world: World): Promise<AuthenticationOptions> {
  const { email, password } = await world.owner();
  return {
    authorizeUrl: `${world.url}/oauth2/authorize`,
    tokenUrl: `${world.prefix}/tokens`,
    redirectUrl: world.redirectUrl,
    clientId: world.client.id,
    clientSecret: world.client.secret,
    email,
    password,
  };
}

function failuresOf({ results }: Report): unknown[] {
  return results.flatMap(({ number, failures }) => failures.map((failure) => ({ number, ...failure })));
}

/** Without the rules of the authentication test, which is another one. */
function skippedOf({ results }: Report): unknown[] {
  const skipped = results.filter(({ number, outcome }) => outcome === 'skipped' && (number < 30 || number > 33));
  return skipped.map(({ number, name, reason }) => [number, name, reason]);
}
