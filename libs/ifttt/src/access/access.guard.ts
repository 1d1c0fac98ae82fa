import { SECURITY_SCHEME, type SecurityScheme } from '#contract';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { ServiceKeyCheck } from '../service/service-key-check.js';
import { Identification } from './identification.js';

/**
 * Asks every request for the credential that the contract names for its operation. An operation that names none is
 * refused: a forgotten `@Security` must not open a door.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly serviceKey: ServiceKeyCheck,
    private readonly identification: Identification,
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
        this.serviceKey.require(context.switchToHttp().getRequest<FastifyRequest>().headers);
        return true;
      case 'userAuth':
        return this.identification.user(context);
      case 'appSession':
        return this.identification.app(context);
      case undefined:
        throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    }
  }
}
