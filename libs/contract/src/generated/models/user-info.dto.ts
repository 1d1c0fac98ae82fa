// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** Who the connected person is. */
export class UserInfo {
  /** Names the account for good; never an e-mail address. */
  @IsString()
  @MaxLength(200)
  id!: string;

  /** What to call the person. */
  @IsString()
  name!: string;

  /** The person's page on this service. */
  @MayBeAbsent()
  @IsString()
  url?: string;
}
