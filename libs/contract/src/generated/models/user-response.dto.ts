// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { UserProfile } from './user-profile.dto.js';

/** An account. */
export class UserResponse {
  /** See {@link UserProfile}. */
  @IsObject()
  @ValidateNested()
  @Type(() => UserProfile)
  data!: UserProfile;
}
