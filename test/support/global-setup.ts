import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumProgram } from './chromium-program.js';
import { missingMariaDb } from './own-mariadb.js';
import { missingMosquitto } from './own-mosquitto.js';
import { takePorts } from './ports.js';
import { dropDatabases, missingServers, type TestRun } from './run.js';

/** Finds out which stacks this machine offers, and takes what every worker of the run needs to keep out of others' way. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = await missingServers();
  if (missing.length > 0) leaveOut(`The tests on MariaDB and Mosquitto are left out: ${missing.join('; ')}.`);
  const noMosquitto = missingMosquitto();
  if (noMosquitto !== undefined) leaveOut(`The tests that start a Mosquitto are left out: ${noMosquitto}.`);
  const noMariaDb = missingMariaDb();
  if (noMariaDb !== undefined) leaveOut(`The tests that start a MariaDB are left out: ${noMariaDb}.`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) leaveOut('The test of a full disk is left out: only root can mount one.');
  const chromium = chromiumProgram();
  if (chromium === undefined) leaveOut('The tests in a browser are left out: no Chromium (TEST_CHROMIUM).');
  const ports = await takePorts();
  const run: TestRun = {
    id: randomBytes(4).toString('hex'),
    ports: ports.first,
    directory: mkdtempSync(join(tmpdir(), 'robot-ifttt-test-')),
    stacks: missing.length > 0 ? ['embedded'] : ['embedded', 'mariadb'],
    ownMosquitto: noMosquitto === undefined,
    smallDisk: isRoot,
    ownMariaDb: noMariaDb === undefined,
    chromium,
  };
  project.provide('run', run);
  return async () => {
    ports.close();
    rmSync(run.directory, { recursive: true, force: true });
    if (run.stacks.includes('mariadb')) await dropDatabases(run.id);
  };
}

/** Said aloud; where everything must be tested, the end. */
function leaveOut(message: string): void {
  if (process.env['CI'] === 'true' || process.env['FAULTS'] === 'full') throw new Error(message);
  console.warn(message);
}
