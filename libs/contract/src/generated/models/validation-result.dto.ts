// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsBoolean, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** Whether a value is acceptable. */
export class ValidationResult {
  /** True when the value is acceptable. */
  @IsBoolean()
  valid!: boolean;

  /** What is wrong with the value, for the person who entered it. */
  @MayBeAbsent()
  @IsString()
  message?: string;
}
