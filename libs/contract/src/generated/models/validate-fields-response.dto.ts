// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsObject } from 'class-validator';
import { ValidationResult } from './validation-result.dto.js';

/** The outcome of checking several values. */
export class ValidateFieldsResponse {
  /** One result for each field, by field slug. */
  @IsObject()
  data!: { [key: string]: ValidationResult };
}
