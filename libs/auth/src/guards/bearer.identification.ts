import type { Identification } from '#ifttt';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AccessTokenGuard, SessionGuard } from './bearer.guards.js';

/** Owners are recognised by a token of IFTTT's or of their app's. */
@Injectable()
export class BearerIdentification implements Identification {
  constructor(
    private readonly accessToken: AccessTokenGuard,
    private readonly session: SessionGuard,
  ) {}

  async user(context: ExecutionContext): Promise<boolean> {
    return (await this.accessToken.canActivate(context)) as boolean;
  }

  async app(context: ExecutionContext): Promise<boolean> {
    return (await this.session.canActivate(context)) as boolean;
  }
}
