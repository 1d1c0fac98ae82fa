// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** What an action did. */
export class ActionEvent {
  /** Identifies what the action did. */
  @IsString()
  id!: string;

  /** Where the person can see it. */
  @MayBeAbsent()
  @IsString()
  url?: string;
}
