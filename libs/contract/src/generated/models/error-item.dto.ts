// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsIn, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** One reason why a request failed. */
export class ErrorItem {
  /** A sentence for people. */
  @IsString()
  message!: string;

  /** Present when the action can never succeed, so that IFTTT does not try again. */
  @MayBeAbsent()
  @IsString()
  @IsIn(['SKIP'])
  status?: 'SKIP';
}
