// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString, MaxLength, MinLength } from 'class-validator';

/** A place on a robot's map. */
export class RobotPlace {
  /** The robot's own id of the place. */
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  id!: string;

  /** What the owner calls the place. */
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name!: string;
}
