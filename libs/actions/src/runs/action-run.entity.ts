import { epochMillis, jsonText } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What robots were told, in the words of that moment: they and their places may be renamed or removed since. */
export interface Told {
  /** What the owner knew them by, oldest first; see `robotLabels`. */
  readonly robots: readonly string[];
  /** Where to, for a move. */
  readonly place?: string;
}

/** One run of an action, written before the robot hears of it. */
@Entity('action_runs')
@Index('action_runs_request', ['userId', 'actionSlug', 'requestId'], { unique: true })
@Index('action_runs_history', ['userId', 'createdAt', 'id'])
export class ActionRun {
  /** The `action_id` of the messages to the robot, and the `id` that IFTTT gets. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @Column({ name: 'action_slug', type: 'varchar', length: 64 })
  actionSlug: string;

  /** X-Request-ID: the same request runs once (platform rule 29). Null where the caller sent none. */
  @Column({ name: 'request_id', type: 'varchar', length: 200, nullable: true })
  requestId: string | null;

  @Column({ name: 'action_fields', type: 'text', transformer: jsonText })
  actionFields: Record<string, unknown>;

  /** Null for runs of releases that did not keep it. */
  @Column({ type: 'text', transformer: jsonText, nullable: true })
  told: Told | null;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;

  /** When the broker had the command; null while it has not. */
  @Column({ name: 'published_at', type: 'bigint', transformer: epochMillis, nullable: true })
  publishedAt: number | null;

  /** Until then the instance that has claimed the run may publish it; in the past, the next one may. */
  @Column({ name: 'claimed_until', type: 'bigint', transformer: epochMillis })
  claimedUntil: number;
}
