// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsArray, IsObject, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** One page of a query. */
export class QueryPerformResponse {
  /** The rows of this page. */
  @IsArray()
  @IsObject({ each: true })
  data!: Array<{ [key: string]: unknown }>;

  /** Where the next page begins; absent on the last page. */
  @MayBeAbsent()
  @IsString()
  cursor?: string;
}
