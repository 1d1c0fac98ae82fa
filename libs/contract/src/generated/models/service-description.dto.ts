// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';
import { ServiceSettings } from './service-settings.dto.js';
import { StepDescription } from './step-description.dto.js';

/** The service and everything that it can do. */
export class ServiceDescription {
  /** See {@link ServiceSettings}. */
  @IsObject()
  @ValidateNested()
  @Type(() => ServiceSettings)
  service!: ServiceSettings;

  /** What can start an Applet. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StepDescription)
  triggers!: Array<StepDescription>;

  /** What an Applet can do. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StepDescription)
  actions!: Array<StepDescription>;

  /** What an Applet can look up. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StepDescription)
  queries!: Array<StepDescription>;
}
