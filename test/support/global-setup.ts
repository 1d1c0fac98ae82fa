import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { takePorts } from './ports.js';
import { dropDatabases, missingServers, type TestRun } from './run.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds the service where its program is older than its sources, and finds out which stacks this machine offers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isStale(join(ROOT, 'dist/apps/third-party/src/main.js'))) {
    execFileSync('npx', ['nest', 'build', 'third-party'], { cwd: ROOT, stdio: 'inherit' });
  }
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
    directory: mkdtempSync(join(tmpdir(), 'robot-ifttt-e2e-')),
    stacks: missing.length > 0 ? ['embedded'] : ['embedded', 'mariadb'],
  };
  project.provide('run', run);
  return async () => {
    ports.close();
    rmSync(run.directory, { recursive: true, force: true });
    if (run.stacks.includes('mariadb')) await dropDatabases(run.id);
  };
}

function isStale(program: string): boolean {
  const built = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return ['apps', 'libs'].some((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).some(
      (entry) =>
        entry.isFile() &&
        !entry.name.endsWith('.spec.ts') &&
        statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
    ),
  );
}
