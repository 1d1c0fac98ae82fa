// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsObject } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** Sample values for every step, by step slug and then by field slug. */
export class TestSamples {
  /** Trigger field values for which at least three events exist. */
  @MayBeAbsent()
  @IsObject()
  triggers?: { [key: string]: unknown };

  /** A `valid` and an `invalid` value for each trigger field that is validated. */
  @MayBeAbsent()
  @IsObject()
  triggerFieldValidations?: { [key: string]: unknown };

  /** Query field values that work. */
  @MayBeAbsent()
  @IsObject()
  queries?: { [key: string]: unknown };

  /** Action field values that work. */
  @MayBeAbsent()
  @IsObject()
  actions?: { [key: string]: unknown };

  /** Action field values that must be refused with the status `SKIP`. */
  @MayBeAbsent()
  @IsObject()
  actionRecordSkipping?: { [key: string]: unknown };
}
