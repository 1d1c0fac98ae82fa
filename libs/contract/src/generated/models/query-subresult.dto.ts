// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsArray, IsObject, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** The value of a nested query ingredient, with rows when it was asked to be resolved. */
export class QuerySubresult {
  /**
   * Field values by field slug. A value is a string, an array of strings (checkboxes), a Location or
   * a QuerySubresult.
   */
  @IsObject()
  queryFields!: { [key: string]: unknown };

  /** The first rows of the nested query. */
  @MayBeAbsent()
  @IsArray()
  @IsObject({ each: true })
  data?: Array<{ [key: string]: unknown }>;

  /** Where the next page of the nested query begins. */
  @MayBeAbsent()
  @IsString()
  cursor?: string;
}
