// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsBoolean, IsString } from 'class-validator';

/** A robot in a list. */
export class RobotSummary {
  /** Names the robot for good. */
  @IsString()
  id!: string;

  /** What the owner calls the robot. */
  @IsString()
  name!: string;

  /** True while the robot is connected. */
  @IsBoolean()
  online!: boolean;
}
