import { SchemeGuard, ServiceKeyCheck } from '#ifttt';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessTokenGuard, SessionGuard } from './bearer.guards.js';

/** The guard of a service with accounts: owners are recognised by a token of IFTTT's or of their app's. */
@Injectable()
export class AccessGuard extends SchemeGuard {
  constructor(
    reflector: Reflector,
    serviceKey: ServiceKeyCheck,
    private readonly accessToken: AccessTokenGuard,
    private readonly session: SessionGuard,
  ) {
    super(reflector, serviceKey);
  }

  protected override async admitsUser(context: ExecutionContext): Promise<boolean> {
    return (await this.accessToken.canActivate(context)) as boolean;
  }

  protected override async admitsApp(context: ExecutionContext): Promise<boolean> {
    return (await this.session.canActivate(context)) as boolean;
  }
}
