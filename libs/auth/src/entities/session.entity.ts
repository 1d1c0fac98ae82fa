import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `app` sessions are bearer tokens of the mobile app, `browser` sessions are cookies of our own pages. */
export type SessionKind = 'app' | 'browser';

@Entity('sessions')
export class Session {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 16 })
  kind: SessionKind;

  @Index('sessions_user')
  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  /** SHA-256 of the token, hexadecimal. */
  @Index('sessions_token', { unique: true })
  @Column({ name: 'token_digest', type: 'varchar', length: 64 })
  tokenDigest: string;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;

  @Column({ name: 'expires_at', type: 'bigint', transformer: epochMillis })
  expiresAt: number;
}
