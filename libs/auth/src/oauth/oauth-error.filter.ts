import { errorsBody, failureOf, type ServiceError } from '#ifttt';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import OAuth2Server from '@node-oauth/oauth2-server';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** Answers whatever fails at the token endpoint: in the shape of RFC 6749 5.2, which no other endpoint has. */
@Catch()
export class OAuthErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(OAuthErrorFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { status, headers, body } =
      thrown instanceof OAuth2Server.OAuthError
        ? this.refusal(thrown)
        : failure(failureOf(thrown, http.getRequest<FastifyRequest>()));
    const reply = http.getResponse<FastifyReply>();
    void reply.headers(headers).status(status).type('application/json; charset=utf-8').send(body);
  }

  private refusal({ name, message }: OAuth2Server.OAuthError): Answer {
    this.logger.log(`Token request refused: ${message}`);
    const body = refusalBody(name, message);
    return name === 'invalid_client'
      ? { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="robot-ifttt"' }, body } // RFC 6749 5.2
      : { status: 400, headers: {}, body };
  }
}

/**
 * A request that could not even be read is an `invalid_request`, "otherwise malformed" (RFC 6749 5.2). For a fault of
 * ours that RFC has no code.
 */
function failure(error: ServiceError): Answer {
  const { status } = error.entry;
  const body = status < 500 ? refusalBody('invalid_request', error.messages.join(' ')) : errorsBody(error);
  return { status, headers: error.headers, body };
}

const refusalBody = (error: string, description: string) => ({ error, error_description: description });
