// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { NewRobot } from './new-robot.dto.js';

/** The robot that was added. */
export class CreateRobotResponse {
  /** See {@link NewRobot}. */
  @IsObject()
  @ValidateNested()
  @Type(() => NewRobot)
  data!: NewRobot;
}
