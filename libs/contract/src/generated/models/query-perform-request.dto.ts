// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Allow, ArrayMaxSize, IsArray, IsInt, IsObject, IsString, Min } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** A request for one page of a query. A limit above 1,000 gives 1,000 rows. */
export class QueryPerformRequest {
  /**
   * Field values by field slug. A value is a string, an array of strings (checkboxes), a Location or
   * a QuerySubresult.
   */
  @IsObject()
  queryFields!: { [key: string]: unknown };

  /** The most items to return; 0 asks for none. Fifty when absent. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  limit?: number;

  /** The cursor of the page before; absent for the first page. */
  @MayBeAbsent()
  @IsString()
  cursor?: string;

  /**
   * Slugs of the nested query ingredients to resolve, with up to 50 rows each; what names none is
   * ignored.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  include?: Array<string>;

  /** What IFTTT says about the person the request is for. */
  @Allow()
  user?: unknown;

  /** The Applet that the request is for. */
  @Allow()
  ifttt_source?: unknown;
}
