import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An OAuth2 authorization code (RFC 6749 4.1.2). It stays after its use, so that a replay can be recognised. */
@Entity('authorization_codes')
export class AuthorizationCode {
  /** SHA-256 of the code, hexadecimal. */
  @PrimaryColumn({ name: 'code_digest', type: 'varchar', length: 64 })
  codeDigest: string;

  @Index('authorization_codes_user')
  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  /** What the owner granted; tokens that come of it carry the same id, so that a replay revokes them. */
  @Column({ name: 'grant_id', type: 'varchar', length: 36 })
  grantId: string;

  @Column({ name: 'client_id', type: 'varchar', length: 255 })
  clientId: string;

  /** The redirect_uri of the authorization request; null where there was none (RFC 6749 4.1.3). */
  @Column({ name: 'redirect_uri', type: 'varchar', length: 2000, nullable: true })
  redirectUri: string | null;

  @Column({ type: 'varchar', length: 64 })
  scope: string;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;

  @Column({ name: 'expires_at', type: 'bigint', transformer: epochMillis })
  expiresAt: number;

  @Column({ name: 'used_at', type: 'bigint', transformer: epochMillis, nullable: true })
  usedAt: number | null;
}
