// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { UserInfo } from './user-info.dto.js';

/** The connected person. */
export class UserInfoResponse {
  /** See {@link UserInfo}. */
  @IsObject()
  @ValidateNested()
  @Type(() => UserInfo)
  data!: UserInfo;
}
