import { beforeAll, describe, expect, it } from 'vitest';
import { type AuthenticationOptions, type Report, runConformance } from '../../apps/conformance/src/index.js';
import { embedded } from '../support/stacks.js';
import type { Owner } from '../support/owner.js';
import { useWorld, type World } from '../support/world.js';
import { expectToFail, RUN_WITHIN_MS } from './runs.js';
import { type Fault, startFaultyService } from './faulty-service.js';
import { authenticationFaults, refreshFaults } from './faults/authentication.js';
import type { NamedFault } from './faults/fault-table.js';
import { withFewSteps } from './faults/few-steps.js';

const STEPS = { place_reached: ['place'], dock: [], list_places: [] };
const RULES = [30, 31, 32, 33];
const SOUND: Fault = (request, service) => service(request);

describe('The authentication test', { timeout: RUN_WITHIN_MS }, () => {
  describe.each([
    ['without refresh tokens', 'off', authenticationFaults],
    ['with refresh tokens', 'on', refreshFaults],
  ] as const)('%s', (_title, refreshTokens, faults) => {
    const world = useWorld(embedded, { OAUTH_REFRESH_TOKENS: refreshTokens });
    let owner: Owner;
    beforeAll(async () => {
      owner = await world.owner();
    });

    it('passes the sound service', async () => {
      const report = await authenticate(world, owner, SOUND);
      expectToFail(report, []);
      const outcomes = report.results.filter(({ number }) => RULES.includes(number));
      expect(outcomes.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(8);
    });

    it.each(faults)(
      'fails $checks and no other check with a service that $name',
      async ({ checks, make }: NamedFault) => {
        const report = await authenticate(world, owner, make());
        expectNoSecrets(report, world, owner);
        expectToFail(report, checks);
      },
    );
  });
});

async function authenticate(world: World, owner: Owner, fault: Fault): Promise<Report> {
  const service = await startFaultyService(world.url, withFewSteps(STEPS, fault));
  try {
    return await runConformance({
      url: `${service.origin}/third-party`,
      serviceKey: world.serviceKey,
      authentication: settings(world, owner, service.origin),
    });
  } finally {
    await service.close();
  }
}

function settings(world: World, { email, password }: Owner, origin: string): AuthenticationOptions {
  return {
    authorizeUrl: `${origin}/oauth2/authorize`,
    tokenUrl: `${origin}/third-party/ifttt/v1/tokens`,
    clientId: world.client.id,
    clientSecret: world.client.secret,
    redirectUrl: world.redirectUrl,
    email,
    password,
  };
}

function expectNoSecrets(report: Report, world: World, { password }: Owner): void {
  const text = JSON.stringify(report);
  for (const secret of [world.client.secret, world.serviceKey, password]) expect(text).not.toContain(secret);
}
