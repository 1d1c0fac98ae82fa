// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsIn, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** An ingredient of an event or a row. */
export class IngredientDescription {
  /** Names the ingredient in answers. */
  @IsString()
  slug!: string;

  /** What the person sees. */
  @IsString()
  name!: string;

  /** What its text means; a `query` ingredient is a nested query. */
  @IsString()
  @IsIn(['string', 'url', 'image', 'file', 'date', 'datetime', 'query'])
  type!: 'string' | 'url' | 'image' | 'file' | 'date' | 'datetime' | 'query';

  /** A value that it may have. */
  @MayBeAbsent()
  @IsString()
  example?: string;

  /** Slug of the nested query. */
  @MayBeAbsent()
  @IsString()
  query?: string;
}
