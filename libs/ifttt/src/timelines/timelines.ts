import { orUpdate } from '#persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Happening } from '../subscriptions/subscriptions.js';

/**
 * The timelines whose polls are answered from what is kept ready, for polls are a thousand times as many as events. An
 * event ends what is kept of its timeline in its own transaction: so no instance ever gives an answer that an event has
 * overtaken.
 */
@Injectable()
export class Timelines {
  /** There is news in these timelines, in the caller's transaction. */
  async end(manager: EntityManager, triggerSlug: string, happenings: readonly Happening[]): Promise<void> {
    const names = new Map(happenings.map(({ ownerId, matchKey }) => [`${ownerId} ${matchKey}`, [ownerId, matchKey]]));
    if (names.size === 0) return;
    // In one order everywhere, so that two transactions wait for each other instead of both failing.
    const ordered = [...names.keys()].sort().map((key) => names.get(key)!);
    const sql = `INSERT INTO trigger_timelines (user_id, trigger_slug, match_key, version)
      VALUES ${ordered.map(() => '(?, ?, ?, 1)').join(', ')}
      ${orUpdate(manager, 'user_id', 'trigger_slug', 'match_key')} version = version + 1, answer = NULL, gzipped = NULL`;
    await manager.query(
      sql,
      ordered.flatMap(([ownerId, matchKey]) => [ownerId, triggerSlug, matchKey]),
    );
  }
}
