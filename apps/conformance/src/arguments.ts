import { closeSync, openSync } from 'node:fs';
import { ConformanceError } from './conformance-error.js';
import { refuseUserInfo } from './http/user-info.js';
import { type AuthenticationOptions, type ConformanceOptions } from './options.js';

/** What the command line gives. */
export interface Arguments extends Partial<AuthenticationOptions> {
  readonly url: string;
  readonly serviceKey: string;
  readonly description?: string;
  readonly json?: string;
  readonly junit?: string;
  /** In seconds. */
  readonly timeout: string;
}

const AUTHENTICATION = {
  authorizeUrl: '--authorize-url',
  tokenUrl: '--token-url',
  redirectUrl: '--redirect-url',
  clientId: '--client-id',
  clientSecret: '--client-secret (or IFTTT_CLIENT_SECRET)',
  email: '--email',
  password: '--password (or TEST_ACCOUNT_PASSWORD)',
} as const satisfies Record<keyof AuthenticationOptions, string>;

/** Secrets come from the environment as well: they alone do not ask for the test. */
const FROM_ENVIRONMENT: readonly string[] = ['clientSecret', 'password'];

const MAX_TIMEOUT_MS = 3_600_000;

/** @throws ConformanceError where they contradict themselves */
export function conformanceOptions(given: Arguments): ConformanceOptions {
  const timeoutMs = Math.round(Number(given.timeout) * 1000);
  if (!(timeoutMs >= 1 && timeoutMs <= MAX_TIMEOUT_MS)) {
    throw new ConformanceError(`--timeout is a number of seconds from 0.001 to ${MAX_TIMEOUT_MS / 1000}.`);
  }
  const { url, serviceKey, description } = given;
  return { url, serviceKey, description, timeoutMs, authentication: authenticationOptions(given) };
}

/**
 * Finds out before a run whether its report can be kept afterwards. A file that is not there is made, empty.
 *
 * @throws ConformanceError where it cannot be written
 */
export function expectWritable(option: string, file: string | undefined): void {
  if (file === undefined) return;
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new ConformanceError(`${option} cannot be written: ${(error as Error).message}`);
  }
}

function authenticationOptions(given: Partial<AuthenticationOptions>): AuthenticationOptions | undefined {
  const names = Object.keys(AUTHENTICATION) as (keyof AuthenticationOptions)[];
  if (!names.some((name) => given[name] !== undefined && !FROM_ENVIRONMENT.includes(name))) return undefined;
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length > 0) {
    const flags = missing.map((name) => AUTHENTICATION[name]).join(', ');
    throw new ConformanceError(`The authentication test needs ${flags}, too.`);
  }
  for (const name of ['authorizeUrl', 'tokenUrl', 'redirectUrl'] as const) {
    refuseUserInfo(AUTHENTICATION[name], given[name]!);
    if (!URL.canParse(given[name]!)) throw new ConformanceError(`${AUTHENTICATION[name]} is not a URL: ${given[name]}`);
  }
  return Object.fromEntries(names.map((name) => [name, given[name]])) as unknown as AuthenticationOptions;
}
