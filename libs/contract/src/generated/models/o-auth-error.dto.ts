// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** Why a token request was refused (RFC 6749 5.2). */
export class OAuthError {
  /** The error code. */
  @IsString()
  error!: string;

  /** A sentence for developers. It never repeats a code or token. */
  @MayBeAbsent()
  @IsString()
  error_description?: string;
}
