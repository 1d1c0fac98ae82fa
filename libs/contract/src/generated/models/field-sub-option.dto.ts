// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString } from 'class-validator';

/** A choice inside a group. */
export class FieldSubOption {
  /** What the person sees. */
  @IsString()
  label!: string;

  /** What the field gets when this choice is made. */
  @IsString()
  value!: string;
}
