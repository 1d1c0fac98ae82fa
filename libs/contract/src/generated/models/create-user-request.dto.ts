// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';

/** A person to sign up. */
export class CreateUserRequest {
  /** What the person signs in with. */
  @IsString()
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** The password, in clear. */
  @IsString()
  @MinLength(8)
  @MaxLength(200)
  password!: string;

  /** What to call the person. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name!: string;
}
