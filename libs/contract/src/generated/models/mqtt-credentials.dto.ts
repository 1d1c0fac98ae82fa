// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';

/** What the robot signs in to the MQTT broker with. */
export class MqttCredentials {
  /** The robot's id. */
  @IsString()
  username!: string;

  /** The robot's own secret. It is not shown again. */
  @IsString()
  password!: string;
}
