// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsInt, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** An access token (RFC 6749 5.1). */
export class TokenResponse {
  /** Always `Bearer`. */
  @IsString()
  token_type!: string;

  /** Opens the endpoints under `userAuth` for one owner. */
  @IsString()
  access_token!: string;

  /** Gets the next access token; absent when access tokens never expire. */
  @MayBeAbsent()
  @IsString()
  refresh_token?: string;

  /** Seconds until the access token expires; absent when it never does. */
  @MayBeAbsent()
  @IsInt()
  expires_in?: number;

  /** What the token allows. */
  @MayBeAbsent()
  @IsString()
  scope?: string;
}
