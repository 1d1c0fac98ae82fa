import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { takePorts } from './ports.js';
import { dropDatabases, missingServers, type TestRun } from './run.js';

/** Finds out which stacks this machine offers, and takes what every worker of the run needs to keep out of others' way. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = await missingServers();
  if (missing.length > 0) {
    const message = `The tests on MariaDB and Mosquitto are left out: ${missing.join('; ')}.`;
    if (process.env['CI'] === 'true') throw new Error(message);
    console.warn(message);
  }
  const ports = await takePorts();
  const run: TestRun = {
    id: randomBytes(4).toString('hex'),
    ports: ports.first,
    directory: mkdtempSync(join(tmpdir(), 'robot-ifttt-test-')),
    stacks: missing.length > 0 ? ['embedded'] : ['embedded', 'mariadb'],
  };
  project.provide('run', run);
  return async () => {
    ports.close();
    rmSync(run.directory, { recursive: true, force: true });
    if (run.stacks.includes('mariadb')) await dropDatabases(run.id);
  };
}
