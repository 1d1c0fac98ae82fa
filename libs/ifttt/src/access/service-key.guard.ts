import { type Owner } from '#contract';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ServiceError } from '../errors/service-error.js';
import { ServiceKeyCheck } from '../service/service-key-check.js';
import { SchemeGuard } from './scheme.guard.js';

/** For whom everything is done in a service without accounts: all people have the same. */
export const SERVICE_OWNER: Owner = Object.freeze({ id: 'service' });

/**
 * The guard of a service without accounts: IFTTT's service key opens what needs an owner's token elsewhere, and nothing
 * opens what is for an owner's app.
 */
@Injectable()
export class ServiceKeyAccessGuard extends SchemeGuard {
  // Nest reads the parameters of a class from its own constructor: the base class is no provider.
  constructor(reflector: Reflector, serviceKey: ServiceKeyCheck) {
    super(reflector, serviceKey);
  }

  protected override admitsUser(context: ExecutionContext): boolean {
    this.admitsService(context);
    context.switchToHttp().getRequest<{ user: Owner }>().user = SERVICE_OWNER;
    return true;
  }

  protected override admitsApp(): never {
    throw new ServiceError('InvalidSession');
  }
}
