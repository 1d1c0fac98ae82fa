import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';

const PACKAGES = ['ifttt@0.1.2', 'express@4'];
const SERVICE = resolve(import.meta.dirname, 'service.mjs');
const GUARD = pathToFileURL(resolve(import.meta.dirname, '../../support/network-guard.mjs')).href;
const INSTALL_WITHIN_MS = 120_000;
/** What npm says where it reaches no registry. */
const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

export class RegistryUnreachable extends Error {}

/**
 * Installs the packages for this run only.
 *
 * @returns where they are
 * @throws RegistryUnreachable, or what else npm said
 */
export async function installPackages(): Promise<string> {
  const directory = mkdtempSync(join(inject('run').directory, 'ifttt-package-'));
  const quietly = [
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ];
  await new Promise<void>((done, fail) => {
    const options = { cwd: directory, timeout: INSTALL_WITHIN_MS };
    execFile('npm', ['install', '--prefix', directory, ...quietly, ...PACKAGES], options, (error, _output, said) => {
      if (!error) return done();
      const problem = `npm could not install ${PACKAGES.join(' and ')}`;
      const [code] = error.killed ? ['no answer in time'] : (UNREACHABLE.exec(said) ?? []);
      if (code) return fail(new RegistryUnreachable(`${problem}: its registry cannot be reached (${code})`));
      fail(new Error(`${problem}: ${said || error.message}`));
    });
  });
  return directory;
}

/** Starts the service of those packages, as a process of its own. */
export async function startPackageService(directory: string, serviceKey: string) {
  const child = fork(SERVICE, [directory], {
    execArgv: ['--import', GUARD],
    env: { PATH: process.env['PATH'], SERVICE_KEY: serviceKey },
    silent: true,
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(String(text)));
  const exited = once(child, 'exit');
  const started = once(child, 'message') as Promise<[{ port: number }]>;
  const ended = exited.then(() => {
    throw new Error(`The service of the package ended: ${said.join('')}`);
  });
  ended.catch(() => undefined); // its end is expected once it has started
  const [{ port }] = await Promise.race([started, ended]);
  return {
    url: `http://127.0.0.1:${port}`,
    async close(): Promise<void> {
      child.kill();
      await exited;
    },
  };
}
