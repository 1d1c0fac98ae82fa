// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Allow, IsInt, IsObject, IsString, MaxLength, Min, MinLength } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** A poll of one trigger subscription. */
export class TriggerCheckRequest {
  /** Names the subscription; the same trigger, fields and person keep the same identity. */
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  trigger_identity!: string;

  /** Field values by field slug. A value is a string, an array of strings (checkboxes) or a Location. */
  @IsObject()
  triggerFields!: { [key: string]: unknown };

  /** The most items to return; 0 asks for none. Fifty when absent. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  limit?: number;

  /** What IFTTT says about the person the request is for. */
  @Allow()
  user?: unknown;

  /** The Applet that the request is for. */
  @Allow()
  ifttt_source?: unknown;
}
