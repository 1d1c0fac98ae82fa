// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, IsObject, IsString, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';
import { StepSamples } from './step-samples.dto.js';
import { FieldDescription } from './field-description.dto.js';
import { IngredientDescription } from './ingredient-description.dto.js';

/** A trigger, action or query. */
export class StepDescription {
  /** Names the step in URLs. */
  @IsString()
  slug!: string;

  /** What the person sees. */
  @IsString()
  name!: string;

  /** What the step does. */
  @IsString()
  description!: string;

  /** In the order in which to ask for them. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FieldDescription)
  fields!: Array<FieldDescription>;

  /** What an event or a row tells. Actions have none. */
  @MayBeAbsent()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => IngredientDescription)
  ingredients?: Array<IngredientDescription>;

  /** See {@link StepSamples}. */
  @IsObject()
  @ValidateNested()
  @Type(() => StepSamples)
  samples!: StepSamples;
}
