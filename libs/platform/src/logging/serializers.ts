import type { SerializerFn } from 'pino';

/** Headers that open something; gone from whatever is logged. */
export const REDACTED_HEADERS = [
  'authorization',
  'ifttt-service-key',
  'ifttt-channel-key',
  'cookie',
  'set-cookie',
] as const;

/** A path without its query: that of an authorization request carries `state`, that of its answer the code. */
export function withoutQuery(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}

interface LoggedRequest {
  readonly method?: string;
  readonly url?: string;
}

interface LoggedError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly stack?: string;
  readonly cause?: unknown;
}

/** A request and a response are logged by what they did; no header, no address, no body. */
export const serializers: Record<string, SerializerFn> = {
  req: ({ method, url }: LoggedRequest) => ({ method, url: url === undefined ? undefined : withoutQuery(url) }),
  res: ({ statusCode }: { statusCode?: number }) => ({ statusCode }),
  err: errorOf,
};

/** Errors of the database carry their statement's parameters, which are people's data: only these parts are kept. */
function errorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, code, stack, cause } = error as LoggedError;
  return {
    type: name,
    message: withoutValues(message ?? ''),
    code,
    stack: stack === undefined ? undefined : withoutValues(stack),
    cause: cause === undefined ? undefined : errorOf(cause),
  };
}

/** MySQL names the value that was there twice, an e-mail address for instance. */
export function withoutValues(text: string): string {
  return text.replace(/Duplicate entry '.*?' for key/gs, "Duplicate entry '...' for key");
}
