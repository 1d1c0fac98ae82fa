import { epochMillis, jsonText } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What IFTTT told us by polling: for this owner and these trigger fields there is at least one Applet. */
@Entity('trigger_subscriptions')
@Index('trigger_subscriptions_match', ['userId', 'triggerSlug', 'matchKey'])
export class TriggerSubscription {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @PrimaryColumn({ name: 'trigger_slug', type: 'varchar', length: 64 })
  triggerSlug: string;

  @PrimaryColumn({ name: 'trigger_identity', type: 'varchar', length: 255 })
  triggerIdentity: string;

  /** Events of this owner and trigger with the same key are news for this subscription. */
  @Column({ name: 'match_key', type: 'varchar', length: 255 })
  matchKey: string;

  @Column({ name: 'trigger_fields', type: 'text', transformer: jsonText })
  triggerFields: Record<string, unknown>;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;
}
