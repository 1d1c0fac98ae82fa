import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { embedded } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

const directory = mkdtempSync(join(tmpdir(), 'diagnostics-'));
afterAll(() => rmSync(directory, { recursive: true }));
// The same signal as for a snapshot of the heap, and written in a moment.
const world = useWorld(embedded, { NODE_OPTIONS: `--report-on-signal --report-directory=${directory}` });

it('A signal has Node tell how the service is, and does not end it', async () => {
  process.kill(world.service.pid!, 'SIGUSR2');
  await eventually(
    async () => readdirSync(directory),
    (files) => files.length > 0,
  );
  const { status } = await fetch(`${world.url}/readyz`);
  expect(status).toBe(200);
});
