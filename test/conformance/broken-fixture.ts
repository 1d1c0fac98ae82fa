import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Report, runConformance } from '../../apps/conformance/src/index.js';
import { type FixtureService } from '../fixture-service/start.js';
import { expectToFail, RUN_WITHIN_MS } from './runs.js';
import { type NamedFault } from './faults/fault-table.js';
import { withFewSteps } from './faults/few-steps.js';
import { type Fault, startFaultyService } from './faulty-service.js';
import { fixtureOptions, startFixtureTarget } from './fixture-target.js';

/** One of each kind; between them they have fields, options, validation and nested queries. */
const STEPS = { pot_moved: ['shelf', 'pot'], post_note: ['title', 'body', 'bed'], list_pictures: ['bed'] };

/** A suite that breaks the fixture service with one fault after the other. */
export function describeBroken(title: string, faults: readonly NamedFault[]): void {
  describe(title, { timeout: RUN_WITHIN_MS }, () => {
    let service: FixtureService;
    beforeAll(async () => {
      service = await startFixtureTarget('oauth2');
    });
    afterAll(() => service.close());

    const run = async (fault: Fault): Promise<Report> => {
      const broken = await startFaultyService(service.url, withFewSteps(STEPS, fault));
      try {
        return await runConformance(fixtureOptions(broken.origin));
      } finally {
        await broken.close();
      }
    };

    it('fails no check where nothing is broken', async () => {
      expectToFail(await run((request, sound) => sound(request)), []);
    });

    it.each(faults)('fails $checks and no other check where it $name', async ({ checks, make }) => {
      expectToFail(await run(make()), checks);
    });
  });
}
