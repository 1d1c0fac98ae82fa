// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsISO8601, IsString } from 'class-validator';

/** An app session with its token. */
export class NewSession {
  /** Names the session. */
  @IsString()
  id!: string;

  /** Opens the endpoints under `appSession`. It is not shown again. */
  @IsString()
  token!: string;

  /** When the token stops working, in UTC. */
  @IsISO8601()
  expiresAt!: string;
}
