import { type Readiness } from '#platform';
import { describe, expect, it, vi } from 'vitest';
import { ServiceAccount } from '../access/service-account.js';
import { type StepRegistry } from '../steps/registry.js';
import { type TestAccount } from '../test-setup/test-account.js';
import { ServiceService } from './service.service.js';

const step = (slug: string) => ({ definition: { slug, samples: { fields: {} } }, step: { prepareSamples: vi.fn() } });
const registered = { triggers: [step('heard')], actions: [step('wave')], queries: [step('list_rooms')] };
const steps = registered as unknown as StepRegistry;
const readiness = {} as Readiness;

describe('test/setup (platform rule 10)', () => {
  it('gives the token and samples, and prepares every kind of step for the test account', async () => {
    const account: TestAccount = { open: async () => ({ owner: { id: 'o1' }, accessToken: 't' }) };
    const { data } = await new ServiceService(readiness, steps, account).setupTest();
    expect(data.accessToken).toBe('t');
    expect(data.samples).toMatchObject({ triggers: { heard: {} }, actions: { wave: {} }, queries: { list_rooms: {} } });
    for (const { step } of Object.values(registered).flat()) {
      expect(step.prepareSamples).toHaveBeenCalledExactlyOnceWith({ id: 'o1' });
    }
  });

  it('gives no token where the service key alone opens everything', async () => {
    const { data } = await new ServiceService(readiness, steps, new ServiceAccount()).setupTest();
    expect(data).not.toHaveProperty('accessToken');
  });
});
