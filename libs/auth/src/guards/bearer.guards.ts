import type { Owner } from '#contract';
import { type ErrorName, ServiceError } from '#ifttt';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';

/** A guard that asks the strategy of this name and refuses in the `errors` shape. */
function bearerGuard(strategy: string, refusal: ErrorName) {
  return class extends AuthGuard(strategy) {
    /** passport-http-bearer reads `access_token` from body and query too: it is shown neither. */
    override getRequest(context: ExecutionContext): object {
      const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
      return { headers: { authorization } };
    }

    override handleRequest<T = Owner>(
      error: Error | null,
      owner: T | false,
      challenge: unknown,
      context: ExecutionContext,
    ): T {
      if (error) {
        throw error;
      }
      if (!owner) {
        // RFC 6750 3; where the header was malformed, the strategy has no challenge
        const authenticate = typeof challenge === 'string' ? challenge : 'Bearer realm="robot-ifttt"';
        throw new ServiceError(refusal, {}, { headers: { 'WWW-Authenticate': authenticate } });
      }
      context.switchToHttp().getRequest<{ user: T }>().user = owner;
      return owner;
    }
  };
}

@Injectable()
export class AccessTokenGuard extends bearerGuard('ifttt', 'InvalidAccessToken') {}

@Injectable()
export class SessionGuard extends bearerGuard('app', 'InvalidSession') {}
