// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsArray } from 'class-validator';
import { TriggerEvent } from './trigger-event.dto.js';

/** The events of one poll. */
export class TriggerCheckResponse {
  /** Newest first. */
  @IsArray()
  data!: Array<TriggerEvent>;
}
