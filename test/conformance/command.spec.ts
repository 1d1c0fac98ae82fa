import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Report } from '../../apps/conformance/src/index.js';
import { type FixtureService } from '../fixture-service/start.js';
import { fixtureOptions, startFixtureTarget } from './fixture-target.js';

const PROGRAM = resolve(import.meta.dirname, '../../dist/apps/conformance/src/main.js');
const RUN_WITHIN_MS = 60_000;

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a process of its own, with the key in the environment. */
function conformance(args: readonly string[], serviceKey?: string): Promise<Ended> {
  const env = { PATH: process.env['PATH'], ...(serviceKey && { IFTTT_SERVICE_KEY: serviceKey }) };
  return new Promise((done) => {
    execFile(process.execPath, [PROGRAM, ...args], { env, timeout: RUN_WITHIN_MS }, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('npm run conformance', { timeout: RUN_WITHIN_MS }, () => {
  let service: FixtureService;
  let page: Server;
  let pageUrl: string;

  beforeAll(async () => {
    service = await startFixtureTarget('service-key');
    page = createServer((_request, response) => response.end('<h1>Welcome</h1>'));
    await new Promise<void>((listening) => page.listen(0, '127.0.0.1', listening));
    pageUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await service.close();
    await new Promise((closed) => page.close(closed));
  });

  it('ends with 0 where the service conforms, and writes the report as JSON to standard output', async () => {
    const { url, serviceKey, description } = fixtureOptions(service.url);
    const args = ['--url', url, '--description', description!, '--json', '-'];
    const { exitCode, stdout, stderr } = await conformance(args, serviceKey);
    expect(exitCode, stdout + stderr).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report.results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(30);
    expect(stderr.split('\n').length, 'a line of progress for each check').toBeGreaterThan(report.results.length);
    expect(stdout + stderr).not.toContain(serviceKey);
  });

  it('ends with 1 where a rule is broken, shows the exchange and writes a JUnit file', async () => {
    const directory = inject('run').directory;
    mkdirSync(directory, { recursive: true });
    const junit = join(directory, 'conformance.xml');
    const { exitCode, stdout } = await conformance(['--url', pageUrl, '--junit', junit], 'the-service-key');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Rule 10, test-setup');
    expect(stdout).toContain('> IFTTT-Service-Key: ********');
    expect(stdout).toContain('< <h1>Welcome</h1>');
    expect(readFileSync(junit, 'utf8')).toContain('<testcase classname="rule 10"');
  });

  it.each([
    ['no service key', [], /--service-key/],
    ['a timeout that is none', ['--service-key', 'k', '--timeout', 'soon'], /--timeout/],
    ['a report that cannot be written', ['--service-key', 'k', '--json', '/dev/null/report.json'], /--json cannot be/],
    ['half an authentication test', ['--service-key', 'k', '--client-id', 'id'], /--authorize-url/],
  ])('ends with 2 and says what to do: %s', async (_what, args, message) => {
    const { exitCode, stderr } = await conformance(['--url', pageUrl, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });
});
