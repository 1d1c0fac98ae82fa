// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { ActionEvent } from './action-event.dto.js';

/** The record of an action that ran. */
export class ActionRunResponse {
  /** Exactly one record. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ActionEvent)
  data!: Array<ActionEvent>;
}
