// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { FieldOption } from './field-option.dto.js';

/** The choices of a drop-down or checkbox field. */
export class StepFieldOptionsResponse {
  /** In the order in which to show them. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FieldOption)
  data!: Array<FieldOption>;
}
