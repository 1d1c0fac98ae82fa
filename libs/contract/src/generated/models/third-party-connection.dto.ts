// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsBoolean, IsString } from 'class-validator';

/** Whether the owner is connected to a third party. */
export class ThirdPartyConnection {
  /** The third party. */
  @IsString()
  name!: string;

  /** True while the third party can act for the owner. */
  @IsBoolean()
  isConnected!: boolean;
}
