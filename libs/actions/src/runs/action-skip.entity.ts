import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** In characters. */
export const MAX_REASON = 500;

/**
 * An action that was skipped, for its owner to read. It is no run, and no request is recognised by it: the same request
 * sent again is judged anew.
 */
@Entity('action_skips')
@Index('action_skips_history', ['userId', 'createdAt', 'id'])
export class ActionSkip {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @Column({ name: 'action_slug', type: 'varchar', length: 64 })
  actionSlug: string;

  /** What IFTTT was told. */
  @Column({ type: 'varchar', length: MAX_REASON })
  reason: string;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;
}
