import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMillis, jsonText } from '../columns.js';

/** Work that must follow a commit, written in the transaction that causes it. */
@Entity('outbox')
@Index('outbox_due', ['kind', 'availableAt', 'id'])
export class OutboxEntry {
  /** Random: a counter of the widest type that both databases share would run out within months. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** Which handler delivers it. */
  @Column({ type: 'varchar', length: 32 })
  kind: string;

  /** What it is about; entries of one kind and key without a payload are merged. */
  @Column({ type: 'varchar', length: 255 })
  key: string;

  @Column({ type: 'text', transformer: jsonText, nullable: true })
  payload: unknown;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** The trace that it belongs to, in the form of W3C Trace Context: whoever delivers it goes on with it. */
  @Column({ type: 'varchar', length: 55, nullable: true })
  traceparent: string | null;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;

  /** Not before this moment: pushed ahead by a claim (the lease) and by a failed attempt (the backoff). */
  @Column({ name: 'available_at', type: 'bigint', transformer: epochMillis })
  availableAt: number;
}
