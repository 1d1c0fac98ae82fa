import { defineConfig } from 'vitest/config';

/** `#lib` imports resolve to the sources, as they do for the compiler. */
const conditions = ['source'];
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};

/** One size after the other; within a size, as many files at once as two cores carry. */
const turn = (groupOrder: number) => ({ sequence: { groupOrder }, maxWorkers: 2 });
/** The files that a worker runs share what they load, which takes as long as many tests: each undoes what it changes. */
const isolate = false;
const setupFiles = ['test/support/network-guard.mjs'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'openapi/**/*.spec.ts', 'test/*.spec.ts'],
          setupFiles,
          isolate,
          restoreMocks: true,
          unstubEnvs: true,
          ...turn(0),
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.spec.ts'],
          setupFiles,
          isolate,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          ...turn(1),
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['test/{e2e,protocol,conformance,stand-in}/**/*.spec.ts'],
          globalSetup: ['test/support/built-program.ts'],
          setupFiles,
          isolate,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          ...turn(2),
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.spec.ts'],
          globalSetup: ['test/support/built-program.ts'],
          setupFiles,
          hookTimeout: 60_000,
          ...turn(3),
          // Each has servers of its own, and a machine to itself.
          maxWorkers: 1,
        },
      },
      {
        ...shared,
        test: {
          name: 'security',
          include: ['test/security/**/*.spec.ts'],
          globalSetup: ['test/support/built-program.ts', 'test/security/support/tally.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...turn(2),
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.spec.ts'],
          globalSetup: ['test/support/built-program.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...turn(4),
        },
      },
    ],
  },
});
