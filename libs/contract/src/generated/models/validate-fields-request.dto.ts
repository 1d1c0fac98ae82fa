// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsObject } from 'class-validator';

/** All values of a trigger's fields, to be checked together. */
export class ValidateFieldsRequest {
  /** Field values by field slug. A value is a string, an array of strings (checkboxes) or a Location. */
  @IsObject()
  values!: { [key: string]: unknown };
}
