import { expect, it } from 'vitest';
import { type Failure, runConformance } from '../../apps/conformance/src/index.js';
import { installPackages, RegistryUnreachable, startPackageService } from './ifttt-package/installed-package.js';

const SERVICE_KEY = '5d21c8f0b6';

/** What is known of the package, with words of the report that tell of it. */
const KNOWN_FAULTS = [
  {
    rule: 6,
    fault: 'IFTTT-Service-Key alone is refused',
    words: /GET status is open to IFTTT-Service-Key alone/,
    found: /401/,
  },
  { rule: 21, fault: 'DELETE of an identity is not found', words: /DELETE of a trigger identity/, found: /404/ },
  { rule: 4, fault: 'malformed JSON is answered in HTML', words: /Malformed JSON/, found: /400 with text\/html/ },
  { rule: 4, fault: 'an unknown slug is answered with 500', words: /unknown slug/, found: /500/ },
];

it('finds the known faults of the npm package ifttt 0.1.2 with Express 4', async ({ skip }) => {
  const directory = await installPackages().catch((error: unknown) => {
    if (!(error instanceof RegistryUnreachable) || process.env['CI'] === 'true') throw error;
    return skip(error.message);
  });
  const service = await startPackageService(directory, SERVICE_KEY);
  try {
    const { results } = await runConformance({ url: service.url, serviceKey: SERVICE_KEY });
    const isKnown = (failure: Failure, { words, found }: (typeof KNOWN_FAULTS)[number]): boolean =>
      words.test(failure.expectation) && found.test(failure.found);
    const reported = KNOWN_FAULTS.filter(({ rule, ...known }) =>
      results.some(
        ({ number, failures }) => number === rule && failures.some((failure) => isKnown(failure, { rule, ...known })),
      ),
    );
    expect(reported.map(({ fault }) => fault)).toEqual(KNOWN_FAULTS.map(({ fault }) => fault));
    const works = results.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name);
    expect(works, 'what the package does well').toEqual(
      expect.arrayContaining(['events', 'repeated-polls', 'action-answers', 'user-info']),
    );
  } finally {
    await service.close();
  }
}, 180_000);
