import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A robot's MQTT password: 256 random bits in base64url. */
export function newRobotSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it. With 256 random bits a fast digest without salt is as strong as the secret. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether the digest is that of the secret, in a time that does not depend on either. */
export function isSecretOf(digest: string, secret: string): boolean {
  const stored = Buffer.from(digest, 'hex');
  const presented = createHash('sha256').update(secret).digest();
  return stored.length === presented.length && timingSafeEqual(stored, presented);
}
