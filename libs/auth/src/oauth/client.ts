import { Config, sameSecret } from '#platform';
import { Injectable } from '@nestjs/common';

/** The scope that covers every step (seed: "The ifttt scope should provide access to ... every trigger and action"). */
export const SCOPE = 'ifttt';

/** The one OAuth2 client of this service, IFTTT, as it is registered: by configuration. */
@Injectable()
export class RegisteredClient {
  readonly id: string;
  /** Where people are sent back to, and nowhere else (platform rule 30). */
  readonly redirectUrl: string;
  private readonly secret: string;

  constructor(config: Config) {
    this.id = config.ifttt.clientId;
    this.redirectUrl = config.ifttt.redirectUrl;
    this.secret = config.ifttt.clientSecret;
  }

  isKnown(clientId: string): boolean {
    return clientId === this.id;
  }

  authenticates(clientId: string, clientSecret: string): boolean {
    const secretMatches = sameSecret(clientSecret, this.secret);
    return this.isKnown(clientId) && secretMatches;
  }
}
