import { Entity, Index } from 'typeorm';
import { GrantedToken } from './granted-token.js';

/** RFC 6749 1.4 */
@Entity('access_tokens')
@Index('access_tokens_user', ['userId'])
@Index('access_tokens_grant', ['grantId'])
export class AccessToken extends GrantedToken {}
