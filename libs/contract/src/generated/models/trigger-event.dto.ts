// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { TriggerEventMeta } from './trigger-event-meta.dto.js';

/** One event. Beside `meta` it carries each ingredient of the trigger, as a string. */
export class TriggerEvent {
  /** See {@link TriggerEventMeta}. */
  @IsObject()
  @ValidateNested()
  @Type(() => TriggerEventMeta)
  meta!: TriggerEventMeta;

  /** Whatever else the object carries. */
  [name: string]: unknown;
}
