// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, IsString, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';
import { FieldSubOption } from './field-sub-option.dto.js';

/** A choice, or a group of choices. It has either a value or values. */
export class FieldOption {
  /** What the person sees. */
  @IsString()
  label!: string;

  /** What the field gets when this choice is made. */
  @MayBeAbsent()
  @IsString()
  value?: string;

  /** The choices of this group. */
  @MayBeAbsent()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FieldSubOption)
  values?: Array<FieldSubOption>;
}
