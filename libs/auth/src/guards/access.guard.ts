import { SECURITY_SCHEME, type SecurityScheme } from '#contract';
import { ServiceError, ServiceKeyCheck } from '#ifttt';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AccessTokenGuard, SessionGuard } from './bearer.guards.js';

/**
 * Asks every request for the credential that the contract names for its operation. An operation that names none is
 * refused: a forgotten `@Security` must not open a door.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly serviceKey: ServiceKeyCheck,
    private readonly accessToken: AccessTokenGuard,
    private readonly session: SessionGuard,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scheme = this.reflector.getAllAndOverride<SecurityScheme | undefined>(SECURITY_SCHEME, [
      context.getHandler(),
      context.getClass(),
    ]);
    switch (scheme) {
      case 'public':
        return true;
      case 'serviceAuth':
        if (!this.serviceKey.accepts(context.switchToHttp().getRequest<FastifyRequest>().headers)) {
          throw new ServiceError('InvalidServiceKey');
        }
        return true;
      case 'userAuth':
        return (await this.accessToken.canActivate(context)) as boolean;
      case 'appSession':
        return (await this.session.canActivate(context)) as boolean;
      case undefined:
        throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    }
  }
}
