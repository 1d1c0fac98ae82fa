import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { TestProject } from 'vitest/node';
import { takePorts } from '../support/ports.js';

/** Takes the ports of the run. Nothing is built: these tests use the sources. */
export default async function setup(project: TestProject): Promise<() => void> {
  const ports = await takePorts();
  project.provide('run', {
    id: randomBytes(4).toString('hex'),
    ports: ports.first,
    directory: tmpdir(),
    stacks: [],
  });
  return () => void ports.close();
}
