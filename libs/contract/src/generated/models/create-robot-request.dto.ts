// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString, MaxLength, MinLength } from 'class-validator';

/** A robot to add. */
export class CreateRobotRequest {
  /** What the owner calls the robot. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name!: string;
}
