import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { insertIgnore, isSqlite, Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { COMPRESS_FROM_BYTES } from '../http/compression.js';
import { type Happening } from '../subscriptions/subscriptions.js';
import { TriggerTimeline } from './trigger-timeline.entity.js';

const zip = promisify(gzip);

/** Names a timeline. */
export type TimelineName = Pick<TriggerTimeline, 'userId' | 'triggerSlug' | 'matchKey'>;

/** Longer answers are not worth keeping: a row has room for so many bytes. */
const MAX_ANSWER_BYTES = 60_000;
/** Answers being written at once: reads share the connections with them. */
const MAX_UNDER_WAY = 4;

/**
 * Answers of polls that are kept ready in the database, for polls are a thousand times as many as events. An event ends
 * the answer of its timeline in its own transaction, and the first poll after it keeps the next one, unless another
 * event came meanwhile: so no instance ever gives an answer that an event has overtaken.
 */
@Injectable()
export class Timelines {
  private underWay = 0;

  constructor(private readonly transactions: Transactions) {}

  /** There is news in these timelines, in the caller's transaction. */
  async end(manager: EntityManager, triggerSlug: string, happenings: readonly Happening[]): Promise<void> {
    const names = new Map(happenings.map(({ ownerId, matchKey }) => [`${ownerId} ${matchKey}`, [ownerId, matchKey]]));
    if (names.size === 0) return;
    // In one order everywhere, so that two transactions wait for each other instead of both failing.
    const ordered = [...names.keys()].sort().map((key) => names.get(key)!);
    const onConflict = isSqlite(manager.dataSource)
      ? 'ON CONFLICT (user_id, trigger_slug, match_key) DO UPDATE SET'
      : 'ON DUPLICATE KEY UPDATE';
    const sql = `INSERT INTO trigger_timelines (user_id, trigger_slug, match_key, version) VALUES
      ${ordered.map(() => '(?, ?, ?, 1)').join(', ')} ${onConflict} version = version + 1, answer = NULL, gzipped = NULL`;
    await manager.query(
      sql,
      ordered.flatMap(([ownerId, matchKey]) => [ownerId, triggerSlug, matchKey]),
    );
  }

  /**
   * Keeps an answer, unless there was an event since its version was read. There is no hurry: with some being written
   * already, as when the database is slow, it does nothing.
   *
   * @param version null where there was no such timeline
   * @param format names how the body was made, at most 64 characters
   */
  async keep(name: TimelineName, version: number | null, format: string, body: string): Promise<void> {
    const answer = Buffer.from(body);
    if (answer.byteLength > MAX_ANSWER_BYTES || this.underWay >= MAX_UNDER_WAY) return;
    this.underWay += 1;
    try {
      const gzipped = answer.byteLength < COMPRESS_FROM_BYTES ? null : await zip(answer);
      const kept = { format, answer, gzipped };
      await this.transactions.run(async ({ manager }) => {
        if (version === null) await insertIgnore(manager, TriggerTimeline, [{ ...name, version: 0, ...kept }]);
        else await manager.update(TriggerTimeline, { ...name, version }, kept);
      });
    } finally {
      this.underWay -= 1;
    }
  }
}
