// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';

/** A value to check. */
export class ValidateFieldRequest {
  /** The value the person entered; it may be blank. */
  @IsString()
  value!: string;
}
