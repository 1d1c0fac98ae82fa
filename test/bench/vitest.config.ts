import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../..');

/** `npm run bench`: one benchmark after the other, each with the machine to itself. */
export default defineConfig({
  root,
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/bench/**/*.bench.ts'],
    globalSetup: [
      'test/support/global-setup.ts',
      'test/support/built-program.ts',
      'test/bench/report/terminal-setup.ts',
    ],
    // What is printed is the result: as it is, and below each other.
    disableConsoleIntercept: true,
    reporters: [['default', { summary: false }]],
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    hookTimeout: 60 * 60_000,
  },
});
