import { type Owner } from '#contract';
import { SchemeGuard, ServiceError, ServiceKeyCheck } from '#ifttt';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { ownerOf } from './accounts.js';

const BEARER = /^Bearer ([\da-f]+)$/;

/** The guard of a service with accounts: an owner is recognised by a token. There is no app. */
@Injectable()
export class TokenGuard extends SchemeGuard {
  constructor(reflector: Reflector, serviceKey: ServiceKeyCheck) {
    super(reflector, serviceKey);
  }

  protected override admitsUser(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Owner }>();
    const owner = ownerOf(BEARER.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!owner) throw new ServiceError('InvalidAccessToken');
    request.user = owner;
    return true;
  }

  protected override admitsApp(): never {
    throw new ServiceError('InvalidSession');
  }
}
