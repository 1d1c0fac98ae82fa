import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new unguessable value: 256 random bits in base64url, 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a secret: its SHA-256 in hexadecimal. The secrets have 256 random bits, so a fast digest without
 * salt is as strong as they are; passwords never come here.
 */
export function digestOf(secret: string): string {
  return hash('sha256', secret);
}

/** Compares in a time that depends on neither value, not even on their lengths. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (value: string) => hash('sha256', value, 'buffer');
  return timingSafeEqual(digest(one), digest(other));
}
