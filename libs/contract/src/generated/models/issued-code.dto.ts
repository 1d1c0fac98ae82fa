// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';

/** An authorization code. */
export class IssuedCode {
  /** Works once, for a short time. */
  @IsString()
  code!: string;
}
