import { Entity, Index } from 'typeorm';
import { GrantedToken } from './granted-token.js';

/** RFC 6749 1.5 */
@Entity('refresh_tokens')
@Index('refresh_tokens_user', ['userId'])
@Index('refresh_tokens_grant', ['grantId'])
export class RefreshToken extends GrantedToken {}
