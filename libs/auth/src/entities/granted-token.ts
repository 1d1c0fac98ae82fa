import { epochMillis } from '#persistence';
import { Column, PrimaryColumn } from 'typeorm';

/** A token that IFTTT holds for an owner. */
export abstract class GrantedToken {
  /** SHA-256 of the token, hexadecimal. */
  @PrimaryColumn({ name: 'token_digest', type: 'varchar', length: 64 })
  tokenDigest: string;

  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  /** What the owner granted, once: its code, access and refresh tokens carry the same id. */
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
