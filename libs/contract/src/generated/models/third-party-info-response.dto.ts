// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { ThirdPartyConnection } from './third-party-connection.dto.js';

/** The third parties the service knows. */
export class ThirdPartyInfoResponse {
  /** One entry for each third party. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ThirdPartyConnection)
  data!: Array<ThirdPartyConnection>;
}
