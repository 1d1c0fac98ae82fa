// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsObject } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** What IFTTT's endpoint tests send to the step. */
export class StepSamples {
  /** Field values by field slug. A value is a string, an array of strings (checkboxes) or a Location. */
  @IsObject()
  fields!: { [key: string]: unknown };

  /** A `valid` and an `invalid` value for each field that the service checks. */
  @MayBeAbsent()
  @IsObject()
  validations?: { [key: string]: unknown };

  /** Field values with which the action is skipped. */
  @MayBeAbsent()
  @IsObject()
  skipped?: { [key: string]: unknown };
}
