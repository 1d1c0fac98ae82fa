import { type Owner } from '#contract';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { ServiceError } from '../errors/service-error.js';
import { ServiceKeyCheck } from '../service/service-key-check.js';
import { type Identification } from './identification.js';

/** For whom everything is done in a service without accounts: all people have the same. */
export const SERVICE_OWNER: Owner = Object.freeze({ id: 'service' });

/**
 * A service without accounts: IFTTT's service key opens what needs an owner's token elsewhere, and nothing opens what is
 * for an owner's app.
 */
@Injectable()
export class ServiceKeyIdentification implements Identification {
  constructor(private readonly serviceKey: ServiceKeyCheck) {}

  async user(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Owner }>();
    this.serviceKey.require(request.headers);
    request.user = SERVICE_OWNER;
    return true;
  }

  async app(): Promise<never> {
    throw new ServiceError('InvalidSession');
  }
}
