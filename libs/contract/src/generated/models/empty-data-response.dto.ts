// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsObject } from 'class-validator';

/** Success, with nothing to tell. */
export class EmptyDataResponse {
  /** Always empty. */
  @IsObject()
  data!: { [key: string]: unknown };
}
