// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsString, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';
import { FieldOption } from './field-option.dto.js';

/** A field of a step. */
export class FieldDescription {
  /** Names the field in requests. */
  @IsString()
  slug!: string;

  /** What the person sees. */
  @IsString()
  label!: string;

  /** What the person enters it with. */
  @IsString()
  @IsIn(['text', 'dropdown', 'checkbox', 'location'])
  type!: 'text' | 'dropdown' | 'checkbox' | 'location';

  /** False when the person may leave it empty. */
  @IsBoolean()
  required!: boolean;

  /**
   * Whether the choices are the same for everyone or computed for each owner. The options endpoint
   * lists both. Absent where there is nothing to choose.
   */
  @MayBeAbsent()
  @IsString()
  @IsIn(['static', 'dynamic'])
  optionsKind?: 'static' | 'dynamic';

  /** The choices, where they are the same for everyone. */
  @MayBeAbsent()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FieldOption)
  options?: Array<FieldOption>;

  /** True when the service checks what the person enters. */
  @MayBeAbsent()
  @IsBoolean()
  validated?: boolean;
}
