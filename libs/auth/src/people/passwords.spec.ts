import argon2 from 'argon2';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from './passwords.js';

/** How every hash begins: argon2id, its version, memory (KiB), lanes and passes. */
const COST = '$argon2id$v=19$m=19456,p=1,t=2$';

describe('Passwords', () => {
  const passwords = new Passwords();
  let hash: string;

  beforeAll(async () => {
    hash = await passwords.hash('correct horse');
  });

  it('hashes with argon2id at the cost that OWASP asks for', () => {
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(hash.length).toBeLessThanOrEqual(255);
  });

  it('knows the password again', async () => {
    expect(await passwords.matches(hash, 'correct horse')).toBe(true);
    expect(await passwords.matches(hash, 'Correct horse')).toBe(false);
    expect(await passwords.matches(hash, '')).toBe(false);
  });

  it('takes composed and decomposed characters as one', async () => {
    expect(await passwords.matches(await passwords.hash('Caf\u00e9 noir'), 'Cafe\u0301 noir')).toBe(true);
  });

  it('refuses everything where there is no account', async () => {
    expect(await passwords.matches(null, 'correct horse')).toBe(false);
  });

  it('does the same work whether there is an account or not', async () => {
    const verify = vi.spyOn(argon2, 'verify');
    await passwords.matches(hash, 'wrong');
    await passwords.matches(null, 'wrong');
    const costs = verify.mock.calls.map(([digest]) => /^\$argon2id\$[^$]+\$[^$]+\$/.exec(digest)?.[0]);
    expect(costs).toEqual([COST, COST]);
  });
});
