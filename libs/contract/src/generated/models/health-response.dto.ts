// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';

/** The outcome of a probe. */
export class HealthResponse {
  /** Always `ok`; a failing probe answers with an error status instead. */
  @IsString()
  status!: string;
}
