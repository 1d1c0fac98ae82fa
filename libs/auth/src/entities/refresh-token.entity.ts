import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('refresh_tokens')
export class RefreshToken {
  /** SHA-256 of the token, hexadecimal. */
  @PrimaryColumn({ name: 'token_digest', type: 'varchar', length: 64 })
  tokenDigest: string;

  @Index('refresh_tokens_user')
  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @Index('refresh_tokens_grant')
  @Column({ name: 'grant_id', type: 'varchar', length: 36 })
  grantId: string;

  @Column({ name: 'client_id', type: 'varchar', length: 255 })
  clientId: string;

  @Column({ type: 'varchar', length: 64 })
  scope: string;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;

  /** Null: never. */
  @Column({ name: 'expires_at', type: 'bigint', transformer: epochMillis, nullable: true })
  expiresAt: number | null;
}
