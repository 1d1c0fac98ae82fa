import { Injectable } from '@nestjs/common';
import argon2 from 'argon2';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes and one lane. */
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash as ours are, of nobody's password. */
const NOBODYS = [
  '$argon2id$v=19',
  `m=${COST.memoryCost},p=${COST.parallelism},t=${COST.timeCost}`,
  'A'.repeat(22),
  'A'.repeat(43),
].join('$');

/** One password may be typed with composed or decomposed characters, depending on the keyboard (NIST SP 800-63B). */
const asCompared = (password: string) => password.normalize('NFKC');

/** Hashes passwords and checks them. */
@Injectable()
export class Passwords {
  hash(password: string): Promise<string> {
    return argon2.hash(asCompared(password), COST);
  }

  /**
   * Whether the password is the one that was hashed. Where there is no hash, the same work is done and the answer is
   * no, so that the time taken does not tell whether there is an account.
   */
  async matches(hash: string | null, password: string): Promise<boolean> {
    const matches = await argon2.verify(hash ?? NOBODYS, asCompared(password));
    return matches && hash !== null;
  }
}
