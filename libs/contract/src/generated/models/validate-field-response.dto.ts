// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { ValidationResult } from './validation-result.dto.js';

/** The outcome of checking one value. */
export class ValidateFieldResponse {
  /** See {@link ValidationResult}. */
  @IsObject()
  @ValidateNested()
  @Type(() => ValidationResult)
  data!: ValidationResult;
}
