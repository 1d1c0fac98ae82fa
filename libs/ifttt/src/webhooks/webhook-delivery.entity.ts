import { epochMillis, jsonText } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that IFTTT told us by a webhook, as it said it. */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_kind', ['kind', 'receivedAt'])
export class WebhookDelivery {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** What it tells of: the path below `webhooks/`. */
  @Column({ type: 'varchar', length: 64 })
  kind: string;

  @Column({ type: 'text', transformer: jsonText })
  body: object;

  @Column({ name: 'received_at', type: 'bigint', transformer: epochMillis })
  receivedAt: number;
}
