// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString, MaxLength, MinLength } from 'class-validator';

/** A request for an authorization code. */
export class CreateAuthorizationRequest {
  /** The OAuth2 client id of IFTTT. */
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  clientId!: string;
}
