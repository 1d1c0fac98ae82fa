// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { ErrorItem } from './error-item.dto.js';

/** Why a request failed. */
export class ErrorResponse {
  /** At least one reason. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ErrorItem)
  errors!: Array<ErrorItem>;
}
