// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsInt, IsString } from 'class-validator';

/** Identifies an event. */
export class TriggerEventMeta {
  /** Unique among the events, and the same in every poll. */
  @IsString()
  id!: string;

  /** When it happened, in seconds since 1970 (UTC). */
  @IsInt()
  timestamp!: number;
}
