// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, IsString, ValidateNested } from 'class-validator';
import { MqttCredentials } from './mqtt-credentials.dto.js';

/** A robot with its MQTT credentials. */
export class NewRobot {
  /** Names the robot for good. */
  @IsString()
  id!: string;

  /** What the owner calls the robot. */
  @IsString()
  name!: string;

  /** See {@link MqttCredentials}. */
  @IsObject()
  @ValidateNested()
  @Type(() => MqttCredentials)
  mqtt!: MqttCredentials;
}
