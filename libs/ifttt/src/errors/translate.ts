import { isUnavailable } from '#persistence';
import { HttpException } from '@nestjs/common';
import { ServiceError } from './service-error.js';

/** What the answer to a failed request may tell about it. */
export interface FailedRequest {
  readonly id: string;
  readonly method: string;
  /** Without the query string, which may carry secrets. */
  readonly path: string;
  /** The methods that are served at this path; empty where there is nothing. */
  readonly allowedMethods: readonly string[];
  readonly bodyLimit: number;
}

/** The catalogue's entry for whatever was thrown while a request was handled. */
export function translate(thrown: unknown, request: FailedRequest): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  return (
    fromFastify(codeOf(thrown), request) ??
    fromStatus(thrown, request) ??
    (isUnavailable(thrown)
      ? new ServiceError('Unavailable', {}, { cause: thrown })
      : new ServiceError('InternalError', { requestId: request.id }, { cause: thrown }))
  );
}

function fromFastify(code: unknown, request: FailedRequest): ServiceError | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ServiceError('BodyTooLarge', { limit: String(request.bodyLimit) });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new ServiceError('MalformedBody', { format: 'JSON' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ServiceError('UnsupportedMediaType', { expected: 'application/json' });
    case 'FST_ERR_BAD_URL':
      return new ServiceError('InvalidRequest', { problem: 'The URL is malformed.' });
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return unknownUrl(request);
    default:
      return undefined;
  }
}

function fromStatus(thrown: unknown, request: FailedRequest): ServiceError | undefined {
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusCodeOf(thrown);
  switch (status) {
    case 401:
      return new ServiceError('InvalidAccessToken');
    case 403:
      return new ServiceError('Forbidden');
    case 404:
      return unknownUrl(request);
    case 503:
      return new ServiceError('Unavailable', {}, { cause: thrown });
    default:
      if (status === undefined || status < 400 || status >= 500) return undefined;
      return new ServiceError('InvalidRequest', {}, { messages: messagesOf(thrown), cause: thrown });
  }
}

function unknownUrl({ method, path, allowedMethods }: FailedRequest): ServiceError {
  if (allowedMethods.length === 0 || allowedMethods.includes(method)) {
    return new ServiceError('UnknownUrl', { method, path });
  }
  const allowed = allowedMethods.join(', ');
  // RFC 9110 15.5.6: a 405 names what is allowed
  return new ServiceError('WrongMethod', { method, path, allowed }, { headers: { Allow: allowed } });
}

/** Nest wraps what Fastify raises; the code stays with the cause. */
function codeOf(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return undefined;
  return 'code' in thrown ? thrown.code : codeOf(thrown.cause);
}

/** Fastify's own errors, and those of streams that broke off, carry a status. */
function statusCodeOf(thrown: unknown): number | undefined {
  const status = thrown instanceof Error && 'statusCode' in thrown ? thrown.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Nest's pipes say several things at once. */
function messagesOf(thrown: unknown): string[] {
  const response = thrown instanceof HttpException ? thrown.getResponse() : undefined;
  const said = typeof response === 'object' && 'message' in response ? response.message : (thrown as Error).message;
  return [said].flat().map(String);
}
