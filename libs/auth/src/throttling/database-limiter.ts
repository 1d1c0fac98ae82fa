import { isSqlite } from '#persistence';
import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { EntityManager } from 'typeorm';
import { AttemptCount } from './attempt-count.entity.js';

/** What every call has to be given: the transaction that it is part of. */
export interface LimiterOptions {
  readonly manager: EntityManager;
}

/** Adds points to a row that still counts, and begins anew with one that does not; its lock is held from then on. */
const upsertInto = (onConflict: string): string =>
  `INSERT INTO attempt_counts (subject, points, expires_at) VALUES (?, ?, ?) ${onConflict}
   points = CASE WHEN expires_at <= ? THEN ? ELSE points + ? END,
   expires_at = CASE WHEN expires_at <= ? THEN ? ELSE expires_at END`;
const UPSERT_MYSQL = upsertInto('ON DUPLICATE KEY UPDATE');
const UPSERT_SQLITE = upsertInto('ON CONFLICT (subject) DO UPDATE SET');

/**
 * A limiter of rate-limiter-flexible whose counts are rows of `attempt_counts`, changed within a transaction of the
 * caller's: an attempt that one limiter refuses can be taken back from all.
 */
export class DatabaseLimiter extends RateLimiterStoreAbstract {
  protected override async _upsert(
    subject: string,
    points: number,
    milliseconds: number,
    forceExpire: boolean,
    { manager }: LimiterOptions,
  ): Promise<AttemptCount> {
    const now = Date.now();
    const expiresAt = now + milliseconds;
    const staleUntil = forceExpire ? Number.MAX_SAFE_INTEGER : now;
    // Points are given back to what was taken, never lent.
    const first = Math.max(points, 0);
    await manager.query(isSqlite(manager.dataSource) ? UPSERT_SQLITE : UPSERT_MYSQL, [
      ...[subject, first, expiresAt],
      ...[staleUntil, first, points],
      ...[staleUntil, expiresAt],
    ]);
    return manager.findOneByOrFail(AttemptCount, { subject });
  }

  protected override async _get(subject: string, { manager }: LimiterOptions): Promise<AttemptCount | null> {
    const stored = await manager.findOneBy(AttemptCount, { subject });
    return stored !== null && stored.expiresAt > Date.now() ? stored : null;
  }

  protected override async _delete(subject: string, { manager }: LimiterOptions): Promise<boolean> {
    return (await manager.delete(AttemptCount, { subject })).affected === 1;
  }

  protected override _getRateLimiterRes(
    _subject: string,
    changedPoints: number,
    { points, expiresAt }: AttemptCount,
  ): RateLimiterRes {
    const left = Math.max(this.points - points, 0);
    return new RateLimiterRes(left, Math.max(expiresAt - Date.now(), 0), points, changedPoints === points);
  }
}
