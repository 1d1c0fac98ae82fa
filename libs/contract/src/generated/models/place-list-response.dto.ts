// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { RobotPlace } from './robot-place.dto.js';

/** The places a robot can go to. */
export class PlaceListResponse {
  /** Ordered by name. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RobotPlace)
  data!: Array<RobotPlace>;
}
