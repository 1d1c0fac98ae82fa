// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';

/** What the account says about its person. */
export class UserProfile {
  /** Names the account for good. */
  @IsString()
  id!: string;

  /** What the person signs in with. */
  @IsString()
  email!: string;

  /** What to call the person. */
  @IsString()
  name!: string;
}
