// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString, MaxLength, MinLength } from 'class-validator';

/** Credentials of a person who signs in. */
export class CreateSessionRequest {
  /** The address the person signed up with. */
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  email!: string;

  /** The password, in clear. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;
}
