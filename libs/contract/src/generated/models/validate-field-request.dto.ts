// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Allow } from 'class-validator';

/** A value to check. */
export class ValidateFieldRequest {
  /** What the person entered, a string, which may be blank, or a Location. */
  @Allow()
  value!: unknown;
}
