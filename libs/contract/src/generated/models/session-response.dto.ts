// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { NewSession } from './new-session.dto.js';

/** A new app session. */
export class SessionResponse {
  /** See {@link NewSession}. */
  @IsObject()
  @ValidateNested()
  @Type(() => NewSession)
  data!: NewSession;
}
