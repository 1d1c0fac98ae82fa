// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsBoolean, IsString } from 'class-validator';

/** How IFTTT is to be set up for the service. */
export class ServiceSettings {
  /** What the service is called. */
  @IsString()
  name!: string;

  /** Names the service at IFTTT. */
  @IsString()
  serviceId!: string;

  /**
   * True when IFTTT needs an owner's access token; false when the service key alone opens
   * everything.
   */
  @IsBoolean()
  authenticatesUsers!: boolean;

  /** What stands before `/ifttt/v1` in every URL of the protocol. */
  @IsString()
  apiUrlPrefix!: string;

  /** True when the service notifies IFTTT of new events. */
  @IsBoolean()
  realtime!: boolean;
}
