import { errorsBody, type ErrorShape } from '#ifttt';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import OAuth2Server from '@node-oauth/oauth2-server';
import type { FastifyReply } from 'fastify';

/** Answers a refused token request in the shape of RFC 6749 5.2, the one endpoint without the `errors` shape. */
@Catch(OAuth2Server.OAuthError)
export class OAuthErrorFilter implements ExceptionFilter<OAuth2Server.OAuthError> {
  private readonly logger = new Logger(OAuthErrorFilter.name);

  catch(error: OAuth2Server.OAuthError, host: ArgumentsHost): void {
    this.logger.log(`Token request refused: ${error.message}`);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const unauthenticated = error.name === 'invalid_client';
    if (unauthenticated) {
      void reply.header('WWW-Authenticate', 'Basic realm="robot-ifttt"'); // RFC 6749 5.2
    }
    void reply
      .status(unauthenticated ? 401 : 400)
      .type('application/json; charset=utf-8')
      .send({ error: error.name, error_description: error.message });
  }
}

/**
 * How the token endpoint tells of a request that it could not even read: as `invalid_request`, "otherwise malformed"
 * (RFC 6749 5.2). For a fault of ours that RFC has no code.
 */
export const tokenErrorShape: ErrorShape = (error) =>
  error.entry.status < 500
    ? { error: 'invalid_request', error_description: error.messages.join(' ') }
    : errorsBody(error);
