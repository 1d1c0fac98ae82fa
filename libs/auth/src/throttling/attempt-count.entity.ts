import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often something was tried lately; see `count`. */
@Entity('attempt_counts')
@Index('attempt_counts_expiry', ['expiresAt'])
export class AttemptCount {
  /** What is counted, and a keyed digest of whose: neither an e-mail address nor a network can be read from it. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  subject: string;

  @Column({ type: 'integer' })
  points: number;

  /** From then on the row counts for nothing. */
  @Column({ name: 'expires_at', type: 'bigint', transformer: epochMillis })
  expiresAt: number;
}
