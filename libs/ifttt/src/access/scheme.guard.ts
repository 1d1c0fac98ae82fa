import { SECURITY_SCHEME, type SecurityScheme } from '#contract';
import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { type Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';
import { type ServiceKeyCheck } from '../service/service-key-check.js';

/**
 * Asks every request for the credential that the contract names for its operation. An operation that names none is
 * refused: a forgotten `@Security` must not open a door. How a person is recognised is for the service to say.
 */
export abstract class SchemeGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly serviceKey: ServiceKeyCheck,
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
        return this.admitsService(context);
      case 'userAuth':
        return this.admitsUser(context);
      case 'appSession':
        return this.admitsApp(context);
      case undefined:
        throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    }
  }

  /** @throws ServiceError `InvalidServiceKey` */
  protected admitsService(context: ExecutionContext): true {
    if (this.serviceKey.accepts(context.switchToHttp().getRequest<FastifyRequest>().headers)) return true;
    throw new ServiceError('InvalidServiceKey');
  }

  /** IFTTT, for an owner, whom it sets as the request's `user`; throws what refuses anybody else. */
  protected abstract admitsUser(context: ExecutionContext): boolean | Promise<boolean>;

  /** The owner's app, likewise. */
  protected abstract admitsApp(context: ExecutionContext): boolean | Promise<boolean>;
}
