// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Allow, IsObject } from 'class-validator';

/** A request to run an action. */
export class ActionRunRequest {
  /** Field values by field slug. A value is a string, an array of strings (checkboxes) or a Location. */
  @IsObject()
  actionFields!: { [key: string]: unknown };

  /** What IFTTT says about the person the request is for. */
  @Allow()
  user?: unknown;

  /** The Applet that the request is for. */
  @Allow()
  ifttt_source?: unknown;
}
