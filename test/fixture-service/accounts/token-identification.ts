import { type Owner } from '#contract';
import { type Identification, ServiceError } from '#ifttt';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { ownerOf } from './accounts.js';

const BEARER = /^Bearer ([\da-f]+)$/;

/** An owner is recognised by a token. There is no app. */
@Injectable()
export class TokenIdentification implements Identification {
  async user(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Owner }>();
    const owner = ownerOf(BEARER.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!owner) throw new ServiceError('InvalidAccessToken');
    request.user = owner;
    return true;
  }

  async app(): Promise<never> {
    throw new ServiceError('InvalidSession');
  }
}
