import { orUpdate } from '#persistence';
import { type EntityManager, MoreThan } from 'typeorm';
import { AttemptCount } from './attempt-count.entity.js';
import { KNOWN_FOR, type LimitName, LIMITS } from './limits.js';
import { TooManyAttempts } from './too-many-attempts.js';

/** Adds one to a row that still counts, and begins anew with one that does not; its lock is held from then on. */
const countInto = (manager: EntityManager): string =>
  `INSERT INTO attempt_counts (subject, points, expires_at) VALUES (?, 1, ?) ${orUpdate(manager, 'subject')}
   points = CASE WHEN expires_at <= ? THEN 1 ELSE points + 1 END,
   expires_at = CASE WHEN expires_at <= ? THEN ? ELSE expires_at END`;

const subjectOf = (what: LimitName | 'known', whose: string): string => `${what}:${whose}`;

/**
 * Counts an attempt, in the caller's transaction: its rollback takes the attempt back from every limit.
 *
 * @returns the subject that counts it
 * @throws TooManyAttempts when it is one too many
 */
export async function count(manager: EntityManager, limit: LimitName, whose: string): Promise<string> {
  const subject = subjectOf(limit, whose);
  const now = Date.now();
  const expiresAt = now + LIMITS[limit].within;
  await manager.query(countInto(manager), [subject, expiresAt, now, now, expiresAt]);
  const counted = await manager.findOneByOrFail(AttemptCount, { subject });
  if (counted.points > LIMITS[limit].attempts) throw new TooManyAttempts(limit, subject, counted.expiresAt - now);
  return subject;
}

/** Takes one attempt back; never more than were counted. */
export async function giveBack(manager: EntityManager, limit: LimitName, whose: string): Promise<void> {
  await manager.decrement(AttemptCount, { subject: subjectOf(limit, whose), points: MoreThan(0) }, 'points', 1);
}

/** Takes all attempts back. */
export async function giveAllBack(manager: EntityManager, limit: LimitName, whose: string): Promise<void> {
  await manager.delete(AttemptCount, { subject: subjectOf(limit, whose) });
}

/** Whether somebody has signed in to an account from a network lately. */
export async function isKnown(manager: EntityManager, pair: string): Promise<boolean> {
  return manager.existsBy(AttemptCount, { subject: subjectOf('known', pair), expiresAt: MoreThan(Date.now()) });
}

/** Somebody has, just now. */
export async function remember(manager: EntityManager, pair: string): Promise<void> {
  const known = { subject: subjectOf('known', pair), points: 1, expiresAt: Date.now() + KNOWN_FOR };
  await manager.upsert(AttemptCount, known, ['subject']);
}
