// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { IssuedCode } from './issued-code.dto.js';

/** An authorization code, alone in a list. */
export class AuthorizationResponse {
  /** Exactly one code. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => IssuedCode)
  data!: Array<IssuedCode>;
}
