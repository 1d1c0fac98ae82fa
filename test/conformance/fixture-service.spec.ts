import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Result, runConformance } from '../../apps/conformance/src/index.js';
import { type FixtureService } from '../fixture-service/start.js';
import { expectToFail, RUN_WITHIN_MS } from './runs.js';
import { fixtureOptions, startFixtureTarget } from './fixture-target.js';

describe.each(['oauth2', 'service-key'] as const)('The fixture service, authenticated by %s', (authentication) => {
  let service: FixtureService;
  beforeAll(async () => {
    service = await startFixtureTarget(authentication);
  });
  afterAll(() => service.close());

  const skipped = (results: readonly Result[]): string[] =>
    results.filter(({ outcome }) => outcome === 'skipped').map(({ number, name }) => `${number} ${name}`);

  it('passes every check that it has something for', { timeout: RUN_WITHIN_MS }, async () => {
    const report = await runConformance(fixtureOptions(service.url));
    expectToFail(report, []);
    // It connects no accounts, and in one of its modes it has none.
    const others = skipped(report.results).filter((name) => !/^3[0-3] /.test(name));
    expect(others).toEqual(authentication === 'oauth2' ? [] : ['13 user-info']);
  });

  it('passes without a description, too', { timeout: RUN_WITHIN_MS }, async () => {
    expectToFail(await runConformance({ ...fixtureOptions(service.url), description: undefined }), []);
  });
});
