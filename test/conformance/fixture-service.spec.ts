import { describe, expect, it } from 'vitest';
import { type ConformanceOptions, type Result, runConformance } from '../../apps/conformance/src/index.js';
import { type Authentication } from '../fixture-service/fixture.module.js';
import { fixtureOptions, startFixtureTarget } from './fixture-target.js';

async function run(authentication: Authentication, changes: Partial<ConformanceOptions> = {}) {
  const service = await startFixtureTarget(authentication);
  try {
    return await runConformance({ ...fixtureOptions(service.url), ...changes });
  } finally {
    await service.close();
  }
}

const names = (results: readonly Result[], outcome: Result['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ number, name }) => `${number} ${name}`);

describe('The fixture service', () => {
  it('passes every check but those of connecting accounts, which it does not do', async () => {
    const { results } = await run('oauth2');
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'skipped').map(({ number }) => number)).toEqual(
      expect.not.arrayContaining([expect.toSatisfy((number: number) => number < 30 || number > 33)]),
    );
  });

  it('passes without a description, too', async () => {
    const { results } = await run('oauth2', { description: undefined });
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it('passes as a service without accounts', async () => {
    const { results } = await run('service-key');
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(names(results, 'skipped')).toContain('13 user-info');
  });
});
