// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { RobotSummary } from './robot-summary.dto.js';

/** The owner's robots. */
export class RobotListResponse {
  /** Oldest first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RobotSummary)
  data!: Array<RobotSummary>;
}
